// Reads iCalendar (RFC 5545) as it is found in the wild: lines that end in LF alone, lines never folded, blocks never
// closed.
//
//   BEGIN:VEVENT
//   DTSTART;VALUE=DATE:19530727
//   DTEND;VALUE=DATE:19530728        the day after the last
//   RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
//   SUMMARY:An armistice\, at last
//   END:VEVENT

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/hash.hpp"
#include "gather/readers.hpp"
#include "gather/single_byte.hpp"
#include "gather/slug.hpp"
#include "gather/table_date.hpp"
#include "gather/words.hpp"
#include "when/gregorian.hpp"

namespace thisday::gather {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// "a\, b\nc" without its backslashes; ends of lines become blanks.
std::string plain(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    const char c = value[++i];
    text += c == 'n' || c == 'N' ? ' ' : c;
  }
  return std::string(trimmed(text));
}

std::string_view part(std::string_view rule, std::string_view name) {
  for (std::size_t at = 0; at < rule.size();) {
    const std::size_t end = std::min(rule.find(';', at), rule.size());
    const std::string_view one = rule.substr(at, end - at);
    if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=')
      return one.substr(name.size() + 1);
    at = end + 1;
  }
  return {};
}

struct Component {
  std::map<std::string, std::string> values;
  std::size_t line = 0;
  story::ByteRange range;

  [[nodiscard]] std::string_view value(const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
  }
};

class CalendarReader {
 public:
  CalendarReader(const Input& input, Decoded& decoded, Handler& handler)
      : input_(input), decoded_(decoded), handler_(handler) {}

  void read() {
    story::Source source;
    source.path = input_.path;
    source.title = calendar_name();
    source.language = "und";
    source.format = "icalendar";
    source.hash = sha256(input_.bytes);
    id_ = story::id_of(source);
    handler_.source(source);
    std::string line;
    for (std::size_t at = 0; at < input_.bytes.size();) {
      const std::size_t begin = at, first = number_;
      at = unfolded(at, line);
      take(line, begin, at, first);
    }
    if (open_) push();
  }

 private:
  [[nodiscard]] std::string calendar_name() const {
    const std::size_t at = input_.bytes.find("X-WR-CALNAME:");
    if (at == std::string_view::npos) return file_name(input_.path);
    const std::string_view rest = input_.bytes.substr(at + 13);
    return plain(trimmed(rest.substr(0, rest.find('\n'))));
  }

  // One line with those that continue it, which begin with a blank.
  std::size_t unfolded(std::size_t at, std::string& line) {
    line.clear();
    for (;;) {
      const std::size_t end = std::min(input_.bytes.find('\n', at), input_.bytes.size());
      std::string_view piece = input_.bytes.substr(at, end - at);
      if (piece.ends_with('\r')) piece.remove_suffix(1);
      line += piece;
      at = std::min(end + 1, input_.bytes.size());
      ++number_;
      if (at >= input_.bytes.size() || (input_.bytes[at] != ' ' && input_.bytes[at] != '\t')) return at;
      ++at;
    }
  }

  void take(std::string_view line, std::size_t begin, std::size_t end, std::size_t number) {
    // The name ends at the first colon or semicolon, its parameters at the first colon outside quotation marks.
    const std::size_t name_end = line.find_first_of(":;");
    if (name_end == std::string_view::npos) return;
    bool quoted = false;
    std::size_t colon = name_end;
    while (colon < line.size() && (line[colon] != ':' || quoted)) quoted = quoted != (line[colon++] == '"');
    if (colon == line.size()) return;
    std::string name(line.substr(0, name_end));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (name == "BEGIN") {
      if (value == "VEVENT") {
        if (open_) push();  // one that was never closed
        open_ = true;
        event_ = {{}, number, {begin, end}};
      } else {
        ++inside_;  // an alarm within an event has a description of its own
      }
    } else if (name == "END") {
      if (value == "VEVENT") {
        event_.range.end = end;
        push();
        inside_ = 0;
      } else if (inside_ > 0) {
        --inside_;
      }
    } else if (open_ && (inside_ == 0 || event_.values.empty() || name != "DESCRIPTION")) {
      event_.range.end = end;
      event_.values.emplace(std::move(name), std::string(value));
    }
  }

  void push() {
    open_ = false;
    const std::string summary = plain(event_.value("SUMMARY"));
    if (summary.empty()) return refuse("an event without a summary");
    const std::string_view start = event_.value("DTSTART");
    const auto first = day_of(start);
    if (!first)
      return refuse(start.empty() ? "an event without a day" : fmt::format("'{}' is no day", start.substr(0, 40)));
    story::Event event;
    event.headline = summary;
    const std::string description = plain(event_.value("DESCRIPTION"));
    const std::string_view rule = event_.value("RRULE");
    if (part(rule, "FREQ") == "YEARLY") {
      event.kind = story::Kind::observance;
      event.recurrence = yearly(rule, *first);
      if (event.recurrence->rule == when::Recurrence::Rule::fixed)
        if (auto day =
                when::Edtf::parse(fmt::format("XXXX-{:02}-{:02}", event.recurrence->month, event.recurrence->day)))
          event.date = when::Date(std::move(day).value(), std::string(start));
    } else {
      event.date = span(*first);
      if (!event.date) return refuse(fmt::format("'{}' is no day", start.substr(0, 40)));
    }
    if (const std::string place = plain(event_.value("LOCATION")); !place.empty())
      event.places.push_back({place, {}, {}});
    if (const std::string category = plain(event_.value("CATEGORIES")); !category.empty())
      event.subjects.push_back(category);
    const std::string quote = description.empty() ? summary : summary + ". " + description;
    event.evidence.push_back({id_, decoded_.original(event_.range), quote, event.date, {}});
    handler_.event(std::move(event));
  }

  static std::optional<when::CivilDay> day_of(std::string_view value) {
    int year = 0, month = 0, day = 0;
    if (value.size() < 8 || value.substr(0, 8).find_first_not_of("0123456789") != std::string_view::npos) {
      // Some write 1953-07-27.
      if (value.size() < 10 || value[4] != '-' || value[7] != '-') return std::nullopt;
      std::from_chars(value.data(), value.data() + 4, year);
      std::from_chars(value.data() + 5, value.data() + 7, month);
      std::from_chars(value.data() + 8, value.data() + 10, day);
    } else {
      std::from_chars(value.data(), value.data() + 4, year);
      std::from_chars(value.data() + 4, value.data() + 6, month);
      std::from_chars(value.data() + 6, value.data() + 8, day);
    }
    const when::CivilDay found{year, month, day};
    return when::valid(when::Calendar::gregorian, found) ? std::optional(found) : std::nullopt;
  }

  // From DTSTART to the day before DTEND, which is not within where both are days.
  [[nodiscard]] std::optional<when::Date> span(const when::CivilDay& first) const {
    const auto begin = when::Edtf::day(first.year, first.month, first.day);
    if (!begin) return std::nullopt;
    const std::string words(event_.value("DTSTART"));
    const std::string_view written = event_.value("DTEND");
    const auto last = day_of(written);
    if (!last) return when::Date(*begin, words);
    const bool whole_days = written.find('T') == std::string_view::npos;
    const when::DayNumber number = when::gregorian::day_number(*last) + (whole_days ? -1 : 0);
    if (number <= when::gregorian::day_number(first)) return when::Date(*begin, words);
    const when::CivilDay end = when::gregorian::civil_day(number);
    const auto edtf_end = when::Edtf::day(end.year, end.month, end.day);
    if (!edtf_end) return when::Date(*begin, words);
    const auto range = when::Edtf::interval(*begin, *edtf_end);
    return range ? when::Date(*range, words) : when::Date(*begin, words);
  }

  // BYMONTH=11;BYDAY=4TH is the fourth Thursday of November; without them the day of DTSTART.
  static when::Recurrence yearly(std::string_view rule, const when::CivilDay& first) {
    when::Recurrence result;
    result.month = first.month;
    result.day = first.day;
    int month = first.month;
    const std::string_view by_month = part(rule, "BYMONTH"), by_day = part(rule, "BYDAY");
    std::from_chars(by_month.data(), by_month.data() + by_month.size(), month);
    int nth = 0;
    const auto counted = std::from_chars(by_day.data(), by_day.data() + by_day.size(), nth);
    const std::string_view weekday = by_day.substr(static_cast<std::size_t>(counted.ptr - by_day.data()));
    constexpr std::string_view kDays = "MOTUWETHFRSASU";
    const std::size_t place = weekday.size() == 2 ? kDays.find(weekday) : std::string_view::npos;
    if (place != std::string_view::npos && place % 2 == 0 && nth != 0 && nth >= -1 && nth <= 5 && month >= 1 &&
        month <= 12) {
      result.rule = when::Recurrence::Rule::weekday_of_month;
      result.month = month;
      result.weekday =
          static_cast<when::Weekday>(static_cast<int>(when::Weekday::monday) + static_cast<int>(place / 2));
      result.nth = nth;
      result.day = 0;
    }
    return result;
  }

  void refuse(std::string reason) {
    const std::string_view text =
        input_.bytes.substr(event_.range.begin, std::min<std::size_t>(event_.range.size(), 200));
    handler_.refuse({input_.path, event_.line, 1, std::move(reason), std::string(text.substr(0, text.find('\n')))});
  }

  const Input& input_;
  Decoded& decoded_;
  Handler& handler_;
  story::SourceId id_;
  Component event_;
  bool open_ = false;
  int inside_ = 0;
  std::size_t number_ = 1;
};

}  // namespace

Result<void> read_icalendar(const Input& input, Handler& handler) {
  auto decoded = Decoded::open(input.bytes);
  if (!decoded) return decoded.error();
  Input utf8 = input;
  utf8.bytes = decoded->utf8();
  CalendarReader(utf8, *decoded, handler).read();
  return {};
}

}  // namespace thisday::gather
