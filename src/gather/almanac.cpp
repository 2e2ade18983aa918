// Reads the almanac's month files: a YAML list of events, one map each.
//
//   - date: 1953-07-27          EDTF, in `calendar` (gregorian if not given); XXXX-07-27 for a day of every year
//     kind: birth               event if not given
//     headline: Armistice halts the Korean War at Panmunjom
//     text: >-
//       After two years of talks …
//     place: Panmunjom
//     country: KP               ISO 3166-1
//     at: 37.956, 126.677       latitude, longitude
//     parties: [North Korea, China]
//     subjects: [war]
//     sensitive: true           not for schools and public screens
//
// Each "- " at the beginning of a line begins a record, which is parsed by itself: one that is broken costs only
// itself.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/hash.hpp"
#include "gather/readers.hpp"
#include "gather/yaml.hpp"
#include "story/region.hpp"

namespace thisday::gather {
namespace {

constexpr std::array<std::string_view, 17> kFields = {
    "date",     "calendar",  "kind",     "headline", "text",          "place",    "country", "at",       "parties",
    "subjects", "wikipedia", "wikidata", "sources",  "single-source", "disputed", "since",   "sensitive"};

std::optional<double> number(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  return value;
}

class RecordReader {
 public:
  explicit RecordReader(const YamlNode& record) : record_(record) {}

  Result<story::Event> read() {
    for (const auto& [key, value] : record_.entries)
      if (std::find(kFields.begin(), kFields.end(), key.scalar) == kFields.end())
        return Error{Code::syntax, fmt::format("'{}' is no field of a record", key.scalar), key.position};
    story::Event event;
    for (const auto step : {&RecordReader::kind, &RecordReader::date, &RecordReader::words, &RecordReader::place,
                            &RecordReader::links, &RecordReader::lists, &RecordReader::sensitive}) {
      if (auto done = (this->*step)(event); !done) return done.error();
    }
    return event;
  }

 private:
  // A field's words; empty where it is not given.
  Result<std::string> field(std::string_view name) const {
    const YamlNode* node = record_.find(name);
    if (node == nullptr || node->kind == YamlNode::Kind::null) return std::string();
    if (node->kind != YamlNode::Kind::scalar)
      return Error{Code::syntax, fmt::format("'{}' is to be words, not a list or map", name), node->position};
    return node->scalar;
  }
  [[nodiscard]] Error wrong(std::string_view name, std::string reason, Code code = Code::syntax) const {
    const YamlNode* node = record_.find(name);
    return {code, std::move(reason), node == nullptr ? record_.position : node->position};
  }

  Result<void> kind(story::Event& event) {
    auto name = field("kind");
    if (!name) return name.error();
    if (name->empty()) return {};
    const auto kind = story::kind_named(*name);
    if (!kind) return wrong("kind", fmt::format("there is no kind '{}'", *name));
    event.kind = *kind;
    return {};
  }

  Result<void> date(story::Event& event) {
    auto style = field("calendar");
    if (!style) return style.error();
    const auto calendar = style->empty() ? when::Calendar::gregorian : when::calendar_named(*style);
    if (!calendar) return wrong("calendar", fmt::format("there is no calendar '{}'", *style));
    auto written = field("date");
    if (!written) return written.error();
    if (written->empty()) return wrong("date", "the record has no date");
    auto edtf = when::Edtf::parse(*written, *calendar);
    if (!edtf) return wrong("date", fmt::format("'{}': {}", *written, edtf.error().message), edtf.error().code);
    event.date = when::Date(*edtf, *written);
    if (event.kind == story::Kind::observance && written->starts_with("XXXX-")) {
      auto rule = when::Recurrence::parse(written->substr(5));
      if (!rule) return wrong("date", fmt::format("'{}' is no day of every year", *written));
      rule.value().calendar = *calendar;
      event.recurrence = *rule;
    }
    return {};
  }

  Result<void> words(story::Event& event) {
    auto headline = field("headline");
    if (!headline) return headline.error();
    if (headline->empty()) return wrong("headline", "the record has no headline");
    auto text = field("text");
    if (!text) return text.error();
    event.headline = *headline;
    event.evidence.push_back({{}, {}, text->empty() ? *headline : *text, event.date});
    return {};
  }

  Result<void> place(story::Event& event) {
    auto name = field("place");
    if (!name) return name.error();
    auto at = field("at");
    if (!at) return at.error();
    auto country = field("country");
    if (!country) return country.error();
    if (!country->empty() && *country != "AQ" && !story::region_of(*country))
      return wrong("country", fmt::format("there is no country '{}'", *country));
    if (name->empty() && at->empty()) return {};
    story::Place place;
    place.name = *name;
    place.country = *country;
    if (!at->empty()) {
      std::string_view rest = *at;
      place.latitude = number(rest);
      if (rest.starts_with(',')) rest.remove_prefix(1);
      place.longitude = number(rest);
      const bool on_earth = place.latitude && place.longitude && rest.empty() && *place.latitude >= -90 &&
                            *place.latitude <= 90 && *place.longitude >= -180 && *place.longitude <= 180;
      if (!on_earth) return wrong("at", fmt::format("'{}' is not latitude, longitude", *at));
    }
    event.places.push_back(std::move(place));
    return {};
  }

  Result<void> links(story::Event& event) {
    auto article = field("wikipedia");
    if (!article) return article.error();
    if (!article->empty()) event.links.push_back("wikipedia:en:" + *article);
    auto item = field("wikidata");
    if (!item) return item.error();
    if (item->empty()) return {};
    if (item->size() < 2 || item->front() != 'Q' || item->find_first_not_of("0123456789", 1) != std::string::npos)
      return wrong("wikidata", fmt::format("'{}' is no id of an item, as Q482653 is", *item));
    event.links.push_back("wikidata:" + *item);
    return {};
  }

  Result<void> sensitive(story::Event& event) {
    auto words = field("sensitive");
    if (!words) return words.error();
    if (!words->empty() && *words != "true" && *words != "false")
      return wrong("sensitive", fmt::format("'sensitive' is true or false, not '{}'", *words));
    event.sensitive = *words == "true";
    return {};
  }

  Result<void> lists(story::Event& event) {
    if (auto parties = list("parties", event.parties); !parties) return parties;
    return list("subjects", event.subjects);
  }
  Result<void> list(std::string_view name, std::vector<std::string>& into) const {
    const YamlNode* node = record_.find(name);
    if (node == nullptr || node->kind == YamlNode::Kind::null) return {};
    if (node->kind == YamlNode::Kind::scalar) {
      into.push_back(node->scalar);
      return {};
    }
    for (const YamlNode& item : node->items) {
      if (item.kind != YamlNode::Kind::scalar)
        return Error{Code::syntax, fmt::format("'{}' is to be a list of words", name), item.position};
      into.push_back(item.scalar);
    }
    if (node->kind != YamlNode::Kind::list) return wrong(name, fmt::format("'{}' is to be a list of words", name));
    return {};
  }

  const YamlNode& record_;
};

story::Source source_of(const Input& input) {
  const std::size_t slash = input.path.rfind('/');
  const std::string name = input.path.substr(slash == std::string::npos ? 0 : slash + 1);
  story::Source source;
  source.path = input.path;
  source.title = name;
  source.language = "en";
  source.format = "almanac";
  source.hash = sha256(input.bytes);
  // The same form may be used by anyone; only what lies in the almanac's folder is the almanac's.
  if (input.path.find("almanac/events/") != std::string::npos) {
    source.title = "The thisday almanac";
    source.licence = "CC0-1.0";
    source.work = "thisday-almanac";
  }
  return source;
}

class AlmanacReader {
 public:
  AlmanacReader(const Input& input, Handler& handler) : input_(input), handler_(handler) {}

  void read() {
    const story::Source source = source_of(input_);
    source_ = story::id_of(source);
    handler_.source(source);
    const std::string_view bytes = input_.bytes;
    std::size_t begin = std::string_view::npos;  // of the record that is open
    std::size_t begin_line = 0;
    std::size_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      const std::string_view line = bytes.substr(at, end - at);
      const bool starts = line == "-" || line.starts_with("- ");
      const bool apart = line.starts_with('#') || line == "---" || line == "...";
      // A line that is not indented ends a record, whatever it is.
      const bool stray = line.find_first_not_of(" \t\r") != std::string_view::npos && !starts && !apart &&
                         (begin == std::string_view::npos || (line.front() != ' ' && line.front() != '\t'));
      if (starts || apart || stray) {
        if (begin != std::string_view::npos) record(begin, at, begin_line);
        begin = starts ? at : std::string_view::npos;
        begin_line = number;
      }
      if (stray)
        handler_.refuse({input_.path, number, 1, "a line outside of any record", std::string(line.substr(0, 200))});
      at = std::min(end + 1, bytes.size());
    }
    if (begin != std::string_view::npos) record(begin, bytes.size(), begin_line);
  }

 private:
  void record(std::size_t begin, std::size_t end, std::size_t line) {
    std::string_view text = input_.bytes.substr(begin, end - begin);
    while (text.ends_with('\n') || text.ends_with(' ') || text.ends_with('\r')) text.remove_suffix(1);
    auto list = parse_yaml(text);
    if (!list) return refuse(list.error(), text, line);
    if (list->items.size() != 1 || list->items[0].kind != YamlNode::Kind::map)
      return refuse({Code::syntax, "a record is a map of fields"}, text, line);
    auto event = RecordReader(list->items[0]).read();
    if (!event) return refuse(event.error(), text, line);
    event.value().evidence[0].source = source_;
    event.value().evidence[0].range = {begin, begin + text.size()};
    handler_.event(std::move(event).value());
  }

  void refuse(const Error& error, std::string_view text, std::size_t line) {
    const std::size_t position = std::min(error.position, text.size());
    const LinePlace place = line_place(text, position);
    const std::size_t from = position == 0 ? 0 : text.rfind('\n', position - 1) + 1;
    const std::string_view shown = text.substr(from, std::min(text.find('\n', position), text.size()) - from);
    handler_.refuse(
        {input_.path, line + place.line - 1, place.column, error.message, std::string(shown.substr(0, 200))});
  }

  const Input& input_;
  Handler& handler_;
  story::SourceId source_;
};

}  // namespace

Result<void> read_almanac(const Input& input, Handler& handler) {
  AlmanacReader(input, handler).read();
  return {};
}

}  // namespace thisday::gather
