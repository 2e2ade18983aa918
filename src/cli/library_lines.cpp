#include "cli/library_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/json.hpp"

namespace thisday::cli {
namespace {

constexpr std::string_view kHead = R"({"thisday":"library")";
constexpr int kVersion = 1;

template <class T>
void put(Json& json, const char* name, const T& value) {
  if (value != T()) json[name] = value;
}

void put_date(Json& json, const std::optional<when::Date>& date) {
  if (!date) return;
  json["date"] = date->as_written().str();
  json["calendar"] = when::name(date->calendar());
  put(json, "words", date->words());
}

Json source_line(const story::Source& source) {
  Json json = {{"path", source.path}, {"title", source.title}};
  put(json, "url", source.url);
  put(json, "author", source.author);
  put(json, "licence", source.licence);
  put(json, "language", source.language);
  put(json, "work", source.work);
  put(json, "format", source.format);
  put(json, "hash", source.hash);
  return {{"source", std::move(json)}};
}

Json told_line(const story::Event& told) {
  const story::Evidence& why = told.evidence.front();
  Json json = {{"kind", story::name(told.kind)}, {"headline", told.headline}};
  put_date(json, why.date);
  if (told.recurrence) json["recurrence"] = told.recurrence->str();
  put(json, "quote", why.quote);
  json["begin"] = why.range.begin;
  json["end"] = why.range.end;
  put(json, "parties", told.parties);
  put(json, "subjects", told.subjects);
  put(json, "links", told.links);
  if (told.sensitive) json["sensitive"] = true;
  for (const story::Place& place : told.places) {
    Json one = {{"name", place.name}};
    if (place.latitude) one["latitude"] = *place.latitude;
    if (place.longitude) one["longitude"] = *place.longitude;
    put(one, "country", place.country);
    json["places"].push_back(std::move(one));
  }
  for (const story::Quantity& many : told.quantities)
    json["quantities"].push_back(
        {{"value", many.value}, {"unit", many.unit}, {"hedge", static_cast<int>(many.hedge)}, {"words", many.words}});
  for (const story::Link& link : why.links)
    json["quote_links"].push_back({{"begin", link.range.begin}, {"end", link.range.end}, {"target", link.target}});
  return {{"told", std::move(json)}};
}

Json entry_line(const story::Entry& entry) {
  Json json = {{"slug", entry.slug}, {"title", entry.title}};
  put_date(json, entry.date);
  put(json, "summary", entry.summary);
  put(json, "body", entry.body);
  if (entry.picture)
    json["picture"] = {{"path", entry.picture->path}, {"alt", entry.picture->alt}, {"credit", entry.picture->credit}};
  return {{"entry", std::move(json)}};
}

// Reading. nlohmann's value() throws where a value is of another type, which is_fit() rules out before.

std::string text(const Json& json, const char* name) {
  const auto at = json.find(name);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::vector<std::string> texts(const Json& json, const char* name) {
  std::vector<std::string> all;
  const auto at = json.find(name);
  if (at == json.end() || !at->is_array()) return all;
  for (const Json& one : *at)
    if (one.is_string()) all.push_back(one.get<std::string>());
  return all;
}

template <class T>
std::optional<T> number(const Json& json, const char* name) {
  const auto at = json.find(name);
  if (at == json.end() || !at->is_number()) return std::nullopt;
  return at->get<T>();
}

Result<std::optional<when::Date>> date_in(const Json& json) {
  const std::string written = text(json, "date");
  if (written.empty()) return std::optional<when::Date>();
  const auto calendar = when::calendar_named(text(json, "calendar"));
  if (!calendar) return Error{Code::syntax, fmt::format("no calendar '{}'", text(json, "calendar"))};
  auto edtf = when::Edtf::parse(written, *calendar);
  if (!edtf) return edtf.error();
  return std::optional(when::Date(*std::move(edtf), text(json, "words")));
}

story::Source source_in(const Json& json) {
  return {text(json, "path"),   text(json, "title"),   text(json, "url"),
          text(json, "author"), text(json, "licence"), text(json, "language"),
          text(json, "work"),   text(json, "format"),  text(json, "hash")};
}

Result<story::Event> told_in(const Json& json, const story::SourceId& source) {
  const auto kind = story::kind_named(text(json, "kind"));
  if (!kind) return Error{Code::syntax, fmt::format("no kind '{}'", text(json, "kind"))};
  auto date = date_in(json);
  if (!date) return date.error();
  story::Event event;
  event.kind = *kind;
  event.headline = text(json, "headline");
  event.date = *date;
  if (const std::string rule = text(json, "recurrence"); !rule.empty()) {
    auto recurrence = when::Recurrence::parse(rule);
    if (!recurrence) return recurrence.error();
    event.recurrence = *recurrence;
  }
  event.parties = texts(json, "parties");
  event.subjects = texts(json, "subjects");
  event.links = texts(json, "links");
  const auto sensitive = json.find("sensitive");
  event.sensitive = sensitive != json.end() && sensitive->is_boolean() && sensitive->get<bool>();
  const auto each = [&json](const char* name, const auto& see) {
    const auto at = json.find(name);
    if (at == json.end() || !at->is_array()) return;
    for (const Json& one : *at)
      if (one.is_object()) see(one);
  };
  each("places", [&](const Json& one) {
    event.places.push_back(
        {text(one, "name"), number<double>(one, "latitude"), number<double>(one, "longitude"), text(one, "country")});
  });
  each("quantities", [&](const Json& one) {
    const int hedge = std::clamp(number<int>(one, "hedge").value_or(0), 0, 3);
    event.quantities.push_back({number<double>(one, "value").value_or(0), text(one, "unit"),
                                static_cast<story::Quantity::Hedge>(hedge), text(one, "words")});
  });
  story::Evidence why{source,
                      {number<std::size_t>(json, "begin").value_or(0), number<std::size_t>(json, "end").value_or(0)},
                      text(json, "quote"),
                      *std::move(date),
                      {}};
  each("quote_links", [&](const Json& one) {
    why.links.push_back({{number<std::size_t>(one, "begin").value_or(0), number<std::size_t>(one, "end").value_or(0)},
                         text(one, "target")});
  });
  event.evidence.push_back(std::move(why));
  return event;
}

Result<story::Entry> entry_in(const Json& json, const story::SourceId& source) {
  auto date = date_in(json);
  if (!date) return date.error();
  story::Entry entry{text(json, "slug"), source, *std::move(date), text(json, "title"), text(json, "summary"),
                     text(json, "body"), {}};
  if (const auto picture = json.find("picture"); picture != json.end() && picture->is_object())
    entry.picture = story::Picture{text(*picture, "path"), text(*picture, "alt"), text(*picture, "credit")};
  return entry;
}

/// Takes the lines of an export one after the other.
class Reader {
 public:
  Reader(std::string path, keep::Store& store, Imported& done) : path_(std::move(path)), store_(store), done_(done) {}

  Result<void> line(const std::string& bytes, std::size_t number) {
    const Json json = Json::parse(bytes, nullptr, false);
    if (json.is_discarded() || !json.is_object() || json.empty())
      return refuse(number, "a line that is no JSON object", bytes);
    const auto first = json.begin();
    const std::string& what = first.key();
    const Json& value = *first;
    if (what == "thisday") return head(json, number, bytes);
    if (!value.is_object()) return refuse(number, fmt::format("'{}' is no object", what), bytes);
    Result<void> done;
    if (what == "source")
      done = source(value);
    else if (what == "told")
      done = told(value);
    else if (what == "entry")
      done = entry(value);
    else if (what == "bond" || what == "mark")
      done = editors(what, value);
    else
      done = Error{Code::syntax, fmt::format("'{}' is nothing that a library holds", what)};
    if (done || done.error().code == Code::storage || done.error().code == Code::busy) return done;
    return refuse(number, done.error().message, bytes);
  }

  Result<void> close() {
    if (!open_) return {};
    open_ = false;
    const auto kept = store_.commit();
    if (!kept) return kept.error();
    done_.kept.added += kept->added;
    done_.kept.merged += kept->merged;
    done_.kept.unchanged += kept->unchanged;
    done_.kept.removed += kept->removed;
    return {};
  }

 private:
  Result<void> refuse(std::size_t number, const std::string& reason, const std::string& bytes) {
    done_.refused.add({path_, number, 0, reason, bytes.substr(0, 200)});
    return {};
  }

  Result<void> head(const Json& json, std::size_t number, const std::string& bytes) {
    if (json.value("version", 0) <= kVersion) return {};
    return refuse(number, "an export of a later thisday; what it has new is left out", bytes);
  }

  Result<void> source(const Json& json) {
    if (auto done = close(); !done) return done;
    const story::Source source = source_in(json);
    skipped_ = source.path.empty();
    if (skipped_) return Error{Code::syntax, "a source without a path"};
    const auto begun = store_.begin(source);
    if (!begun) return begun.error();
    source_ = id_of(source);
    open_ = *begun;
    skipped_ = !open_;
    ++(open_ ? done_.sources : done_.same_sources);
    return {};
  }

  Result<void> told(const Json& json) {
    if (!open_) return skipped_ ? Result<void>() : Result<void>(Error{Code::syntax, "before any source"});
    ++done_.records;
    const auto event = told_in(json, source_);
    if (!event) return event.error();
    return store_.add(*event);
  }

  Result<void> entry(const Json& json) {
    if (!open_) return skipped_ ? Result<void>() : Result<void>(Error{Code::syntax, "before any source"});
    const auto entry = entry_in(json, source_);
    if (!entry) return entry.error();
    ++done_.entries;
    return store_.add(*entry);
  }

  Result<void> editors(const std::string& what, const Json& json) {
    if (auto done = close(); !done) return done;
    const std::string note = text(json, "note");
    if (what == "mark") {
      const auto mark = keep::mark_named(text(json, "what"));
      if (!mark) return Error{Code::syntax, fmt::format("there is no mark '{}'", text(json, "what"))};
      return store_.put(keep::Marked{text(json, "key"), *mark, note});
    }
    const bool apart = text(json, "kind") == "apart";
    keep::Bond bond{
        text(json, "a"), text(json, "b"), apart ? keep::Bond::Kind::apart : keep::Bond::Kind::together, note, {}};
    if (const std::string source = text(json, "source"); !source.empty()) bond.source = story::SourceId{source};
    return store_.put(bond);
  }

  std::string path_;
  keep::Store& store_;
  Imported& done_;
  story::SourceId source_;
  bool open_ = false;
  bool skipped_ = false;  // what follows belongs to a source that is there already, or is none
};

}  // namespace

bool is_library_lines(std::string_view beginning) {
  return beginning.starts_with(kHead);
}

Result<void> write_library(const keep::Store& store, const std::function<void(std::string_view)>& show) {
  const auto line = [&](const Json& json) { show(dump(json) + "\n"); };
  show(fmt::format("{},\"version\":{}}}\n", kHead, kVersion));
  const auto sources = store.sources();
  if (!sources) return sources.error();
  const auto entries = store.entries();
  if (!entries) return entries.error();
  for (const story::Source& source : *sources) {
    line(source_line(source));
    const auto told = store.told_by(id_of(source));
    if (!told) return told.error();
    for (const story::Event& event : *told) line(told_line(event));
    for (const story::Entry& entry : *entries)
      if (entry.source == id_of(source)) line(entry_line(entry));
  }
  const auto bonds = store.bonds();
  if (!bonds) return bonds.error();
  for (const keep::Bond& bond : *bonds) {
    Json json = {{"a", bond.a}, {"b", bond.b}, {"kind", bond.kind == keep::Bond::Kind::apart ? "apart" : "together"}};
    put(json, "note", bond.note);
    if (bond.source) json["source"] = bond.source->value;
    line({{"bond", std::move(json)}});
  }
  const auto marks = store.marks();
  if (!marks) return marks.error();
  for (const keep::Marked& marked : *marks)
    line({{"mark", {{"key", marked.key}, {"what", keep::name(marked.mark)}, {"note", marked.note}}}});
  return {};
}

Result<void> read_library(std::istream& lines, const std::string& path, keep::Store& store, Imported& done) {
  Reader reader(path, store, done);
  std::string bytes;
  for (std::size_t number = 1; std::getline(lines, bytes); ++number) {
    if (bytes.empty()) continue;
    if (auto read = reader.line(bytes, number); !read) {
      store.rollback();
      return read;
    }
  }
  return reader.close();
}

}  // namespace thisday::cli
