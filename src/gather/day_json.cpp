// What web services say of a day, as JSON.
//
//   {"date": "December 3", "data": {"Events": [{"year": "915", "text": "…", "links": [{"title": "…"}]}]}}   muffinlabs
//   {"date": "December 3", "events": [{"year": "915", "description": "…", "wikipedia": [{"title": "…"}]}]}  byabbe
//   {"events": [{"year": 915, "text": "…", "pages": [{"title": "…"}]}], "holidays": […], "selected": […]}   Wikimedia
//
// All three come from Wikipedia's pages of days, and so do their errors: "1940\nA\nB" for a year whose items stand
// below it, an item's words where its year should be, "1685[5]".

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/json.hpp"
#include "gather/readers.hpp"
#include "gather/slug.hpp"
#include "gather/wiki_lists.hpp"
#include "gather/wiki_words.hpp"
#include "gather/words.hpp"
#include "gather/yaml.hpp"
#include "phrase/heads.hpp"

namespace thisday::gather {
namespace {

using story::ByteRange;

struct Raw {
  std::string section;  ///< "events", "births", "deaths", "holidays", "selected"
  ByteRange range;
};

std::optional<story::Kind> kind_of(std::string_view section) {
  if (section == "events" || section == "selected") return story::Kind::event;
  if (section == "births") return story::Kind::birth;
  if (section == "deaths") return story::Kind::death;
  if (section == "holidays") return story::Kind::observance;
  return std::nullopt;
}

// One line of words: citations ("[4]") and list marks gone, blanks as one.
std::string tidy(std::string_view words) {
  std::string text;
  for (std::size_t i = 0; i < words.size();) {
    if (words[i] == '[') {
      const std::size_t end = words.find_first_not_of("0123456789", i + 1);
      if (end != std::string_view::npos && end > i + 1 && words[end] == ']') {
        i = end + 1;
        continue;
      }
    }
    const bool wide = words.substr(i).starts_with("\u00A0");
    if (wide || words[i] == ' ' || words[i] == '\t' || words[i] == '\r' || words[i] == '*') {
      if (!text.empty() && text.back() != ' ' && words[i] != '*') text += ' ';
      i += wide ? 2 : 1;
      continue;
    }
    text += words[i++];
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

// "…_02_06.json", "02/06": a month and a day at the end of a path.
std::optional<WikiSubject> day_in_path(std::string_view path) {
  if (const std::size_t dot = path.rfind('.'); dot != std::string_view::npos && path.size() - dot < 6)
    path = path.substr(0, dot);
  if (path.size() < 5) return std::nullopt;
  const std::string_view end = path.substr(path.size() - 5);
  const auto two = [&](std::size_t at) {
    const bool digits = end[at] >= '0' && end[at] <= '9' && end[at + 1] >= '0' && end[at + 1] <= '9';
    return digits ? (end[at] - '0') * 10 + (end[at + 1] - '0') : 0;
  };
  const int month = two(0), day = two(3);
  if (month < 1 || month > 12 || day < 1 || day > 31 || std::string_view("-_/.").find(end[2]) == std::string_view::npos)
    return std::nullopt;
  return WikiSubject{std::nullopt, month, day, std::string(end)};
}

class DayJsonReader {
 public:
  DayJsonReader(const Input& input, Handler& handler) : input_(input), handler_(handler) {}

  Result<void> read() {
    collect(input_.bytes, 0);
    for (const Raw& raw : raws_) look(raw);
    if (language_.empty()) language_ = "en";
    heads_ = phrase::Heads::of(language_);
    if (heads_ == nullptr)
      return Error{Code::unsupported, fmt::format("{}: the language '{}' is not known", input_.path, language_)};
    if (auto found = wiki_subject(date_, language_); found && found->is_day()) subject_ = *found;
    if (!subject_.is_day())
      if (auto found = day_in_path(input_.path)) subject_ = *found;
    if (!subject_.is_day())
      return Error{Code::syntax, fmt::format("{}: nothing says which day it is of", input_.path), 0,
                   "name the file by its month and day: 02-06.json"};
    announce();
    for (const Raw& raw : raws_)
      if (raw.section != "selected") entry(raw);
    for (const Raw& raw : raws_)
      if (raw.section == "selected") entry(raw);
    return {};
  }

 private:
  void collect(std::string_view object, std::size_t base) {
    const std::size_t begin = object.find('{');
    if (begin == std::string_view::npos) return;
    each_json_field(object.substr(begin), [&](std::string_view key, ByteRange range) {
      const std::size_t at = base + begin + range.begin;
      const std::string_view value = input_.bytes.substr(at, range.size());
      const std::string section = folded(key);
      if (section == "date" && value.size() > 2 && value[0] == '"') date_ = value.substr(1, value.size() - 2);
      if (section == "data" && value.starts_with('{')) collect(value, at);
      if (kind_of(section) && value.starts_with('['))
        each_json_object(value, [&](ByteRange one) { raws_.push_back({section, {at + one.begin, at + one.end}}); });
    });
  }

  // What an entry says of the language and the day of all of them.
  void look(const Raw& raw) {
    if (!language_.empty() && (!date_.empty() || raw.section != "holidays")) return;
    const auto value = json_.read(input_.bytes.substr(raw.range.begin, raw.range.size()));
    if (!value) return;
    if (const auto pages = json_list(*value, "pages"))
      for (const simdjson::dom::element page : *pages) {
        if (language_.empty()) language_ = json_words(page, "lang");
        std::string title = json_words(page, "title");
        std::replace(title.begin(), title.end(), '_', ' ');
        // The feasts of a day: "February 6 (Eastern Orthodox liturgics)".
        if (raw.section != "holidays" || title.find(" (") == std::string::npos) continue;
        title.resize(title.find(" ("));
        if (const auto subject = wiki_subject(title, language_); subject && subject->is_day() && date_.empty())
          date_ = title;
      }
  }

  void announce() {
    story::Source source;
    source.path = input_.path;
    source.title = date_.empty() ? file_name(input_.path) : date_;
    source.author = "Wikipedia's authors";
    source.licence = "CC-BY-SA-4.0";
    source.language = language_;
    source.work = "wikipedia-" + language_;
    source.format = "day-json";
    source.hash = sha256(input_.bytes);
    if (!date_.empty()) {
      std::string page = date_;
      std::replace(page.begin(), page.end(), ' ', '_');
      source.url = fmt::format("https://{}.wikipedia.org/wiki/{}", language_, page);
    }
    id_ = story::id_of(source);
    handler_.source(source);
  }

  struct Words {
    std::optional<phrase::Phrase> head;
    std::string head_words;
    std::string text;  ///< may be empty; of several lines the first
    bool group = false;
  };

  // Year and words of an entry, wherever they stand.
  Words words_of(simdjson::dom::element value) const {
    Words found;
    std::string year = json_words(value, "year");
    std::string text = json_words(value, "text");
    if (text.empty()) text = json_words(value, "description");
    found.group = year.find('\n') != std::string::npos || text.find('\n') != std::string::npos;
    year = tidy(std::string_view(year).substr(0, year.find('\n')));
    text = tidy(std::string_view(text).substr(0, text.find('\n')));
    // Wikimedia's years before Christ are negative: -43 is 43 BC.
    const bool negative =
        year.size() > 1 && year[0] == '-' && year.find_first_not_of("0123456789", 1) == std::string::npos;
    const std::string shown = negative ? year.substr(1) + " BC" : year;
    found.head = (negative ? *phrase::Heads::of("en") : *heads_).read(phrase::HeadPlace::on_a_day, shown);
    if (found.head && found.head->begin != 0) found.head.reset();
    std::string_view rest = std::string_view(shown).substr(found.head ? found.head->end : 0);
    found.head_words = shown.substr(0, shown.size() - rest.size());
    // "2018 — Somebody resigns": the words of the item where its year should be alone.
    for (bool more = true; more && !rest.empty() && found.head;) {
      more = false;
      for (const std::string_view mark : {" ", "–", "—", "-", ":", ".", ")", "*"})
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size()), more = true;
    }
    found.text = text.empty() ? std::string(rest) : text;
    return found;
  }

  void entry(const Raw& raw) {
    const std::string_view bytes = input_.bytes.substr(raw.range.begin, raw.range.size());
    const auto value = json_.read(bytes);
    if (!value) return refuse(raw, value.error().message, std::string(bytes.substr(0, 200)));
    const story::Kind kind = *kind_of(raw.section);
    if (raw.section != section_) year_.reset();
    section_ = raw.section;
    Words words = words_of(*value);
    if (kind == story::Kind::observance) return record(raw, *value, kind, nullptr, words);
    if (words.head) {
      year_ = words;
      in_group_ = words.group;
    } else if (!in_group_ || !year_) {
      return refuse(raw, "an entry without a year", words.text);
    }
    const bool person = kind != story::Kind::event;
    const bool label = words.group && (words.text.empty() || words.text.ends_with(':') ||
                                       (person && words.text.find(',') == std::string::npos));
    if (label) return;
    if (words.text.empty()) return refuse(raw, "an entry without words", words.head_words);
    record(raw, *value, kind, words.head ? &words : &*year_, words);
  }

  void record(const Raw& raw, simdjson::dom::element value, story::Kind kind, const Words* dated, const Words& words) {
    if (words.text.empty()) return refuse(raw, "an entry without words", {});
    auto date = wiki_date(dated == nullptr ? nullptr : &*dated->head,
                          dated == nullptr ? std::string_view() : dated->head_words, subject_);
    if (!date) return refuse(raw, date.error().message, words.text);
    story::Event event;
    event.kind = kind;
    event.headline = words.text;
    event.date = std::move(date).value();
    if (kind == story::Kind::observance) {
      when::Recurrence rule;
      rule.month = subject_.month;
      rule.day = subject_.day;
      event.recurrence = rule;
    }
    for (const char* key : {"links", "pages", "wikipedia"})
      if (const auto pages = json_list(value, key)) links(event, *pages);
    if (raw.section == "selected" && !known(event))
      return refuse(raw, "a selected event that the day's own events do not have", words.text);
    if (raw.section == "events")
      for (const std::string& link : event.links) seen_.insert(event.date->as_written().str() + link);
    event.evidence.push_back({id_, raw.range, words.text, event.date, {}});
    handler_.event(std::move(event));
  }

  // Whether the day's events have one of that date about the same: what is selected may be another day's.
  [[nodiscard]] bool known(const story::Event& event) const {
    return std::any_of(event.links.begin(), event.links.end(),
                       [&](const std::string& link) { return seen_.contains(event.date->as_written().str() + link); });
  }

  void links(story::Event& event, simdjson::dom::array pages) const {
    const bool person = event.kind == story::Kind::birth || event.kind == story::Kind::death;
    for (const simdjson::dom::element page : pages) {
      std::string title = json_words(page, "title");
      std::replace(title.begin(), title.end(), '_', ' ');
      // The year at the head of an item is a link too.
      if (wiki_subject(title, language_)) continue;
      if (!title.empty() && (!person || event.links.empty()))
        event.links.push_back(fmt::format("wikipedia:{}:{}", language_, title));
    }
  }

  void refuse(const Raw& raw, std::string reason, std::string words) const {
    const LinePlace place = line_place(input_.bytes, raw.range.begin);
    handler_.refuse({input_.path, place.line, place.column, std::move(reason), std::move(words)});
  }

  const Input& input_;
  Handler& handler_;
  JsonReader json_;
  std::vector<Raw> raws_;
  std::string date_;
  std::string language_;
  const phrase::Heads* heads_ = nullptr;
  WikiSubject subject_;
  story::SourceId id_;
  std::string section_;
  std::optional<Words> year_;  ///< of the entry above
  bool in_group_ = false;      ///< the entry above has others below it, which stand behind it here
  std::set<std::string> seen_;
};

}  // namespace

bool looks_like_day_json(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || bytes[at] != '{') return false;
  const auto has = [&](std::string_view key) { return bytes.find(key) != std::string_view::npos; };
  const bool lists =
      has("\"events\"") || has("\"births\"") || has("\"deaths\"") || has("\"selected\"") || has("\"holidays\"");
  return (has("\"data\"") && (has("\"Events\"") || has("\"Births\"") || has("\"Deaths\""))) ||
         (lists && (has("\"pages\"") || (has("\"description\"") && has("\"wikipedia\""))));
}

Result<void> read_day_json(const Input& input, Handler& handler) {
  if (const auto bad = invalid_utf8(input.bytes))
    return Error{Code::syntax, fmt::format("{}: not UTF-8", input.path), *bad};
  return DayJsonReader(input, handler).read();
}

}  // namespace thisday::gather
