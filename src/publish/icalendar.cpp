#include "publish/icalendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "ask/anniversaries.hpp"
#include "publish/calendar_lines.hpp"
#include "publish/credit.hpp"
#include "publish/headline.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"
#include "publish/yearly.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

constexpr std::int64_t kFirstYear = 1601;     // of DTSTART: other programs count from here at the earliest
constexpr std::int64_t kYearlessYear = 1970;  // of DTSTART, where there is no year
constexpr std::int64_t kListedFrom = 2000;    // of RDATE
constexpr std::int64_t kListedTo = 2049;

std::string date_of(when::CivilDay day) {
  return fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day);
}

// When one VEVENT takes place.
struct Times {
  when::CivilDay first;
  std::string rule;                    ///< of RRULE; empty where there are only `others`
  std::vector<when::CivilDay> others;  ///< of RDATE
  std::string suffix;                  ///< of the UID
};

std::string leap_rule(ask::LeapDay leap_day) {
  switch (leap_day) {
    case ask::LeapDay::mar1:
      return "FREQ=YEARLY;BYYEARDAY=60";
    case ask::LeapDay::skip:
      return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29";
    case ask::LeapDay::feb28:
      break;
  }
  return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1";
}

Times times_of(const Yearly& yearly, ask::LeapDay leap) {
  const bool leap_day = yearly.day == MonthDay{2, 29};
  std::int64_t year = std::max(yearly.year.value_or(kYearlessYear), kFirstYear);
  while (leap_day && when::days_in_month(when::Calendar::gregorian, year, 2) < 29) ++year;
  Times times{{year, yearly.day.month, yearly.day.day}, leap_day ? leap_rule(leap) : "FREQ=YEARLY", {}, {}};
  if (yearly.part == Yearly::Part::begins) times.suffix = "-begins";
  if (yearly.part == Yearly::Part::ends) times.suffix = "-ends";
  return times;
}

std::optional<when::CivilDay> in_year(const when::Recurrence& rule, std::int64_t year) {
  const auto day = rule.in_year(year);
  if (!day) return std::nullopt;
  return when::civil_day(when::Calendar::gregorian, *day);
}

std::optional<Times> times_of(const when::Recurrence& rule) {
  Times times;
  for (std::int64_t year = kListedFrom; year <= kListedTo; ++year)
    if (const auto day = in_year(rule, year)) times.others.push_back(*day);
  if (times.others.empty()) return std::nullopt;
  times.first = times.others.front();
  if (rule.rule == when::Recurrence::Rule::weekday_of_month && rule.offset == 0) {
    constexpr std::array<std::string_view, 8> kDays = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    times.rule = fmt::format("FREQ=YEARLY;BYMONTH={};BYDAY={}{}", rule.month, rule.nth,
                             kDays[static_cast<std::size_t>(rule.weekday)]);
    times.others.clear();
  }
  return times;
}

// All times of an event; of those that are yearly days, only `only`.
std::vector<Times> times_of(const story::Event& event, std::optional<MonthDay> only, ask::LeapDay leap) {
  const std::vector<Yearly> days = yearly_days(event);
  std::vector<Times> all;
  for (const Yearly& yearly : days)
    if (!only || yearly.day == *only) all.push_back(times_of(yearly, leap));
  if (days.empty() && event.recurrence)
    if (auto moving = times_of(*event.recurrence)) all.push_back(*std::move(moving));
  return all;
}

class Calendar {
 public:
  Calendar(const Site& site, std::string_view title) : site_(site) {
    out_ = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//thisday//This day in history//EN\r\nCALSCALE:GREGORIAN\r\n";
    out_ += "METHOD:PUBLISH\r\n";
    line("NAME", calendar_text(title));
    line("X-WR-CALNAME", calendar_text(title));
    line("DESCRIPTION", "Anniversaries\\, each with its source and licence");
    line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
  }

  void event(const story::Event& event, const Times& times, const std::vector<const story::Source*>& sources,
             std::optional<std::int64_t> year) {
    if (!seen_.insert(event.id.value + times.suffix).second) return;
    std::string quote = quote_of(event);
    if (!quote.empty()) quote += "\n\n";
    std::string when = event.kind == story::Kind::observance || !event.date ? std::string{} : date_words(*event.date);
    if (!when.empty()) when += "\n\n";
    begin(event.id.value + times.suffix, times);
    line("SUMMARY", calendar_text(headline_words(event, year)));
    line("DESCRIPTION", calendar_text(when + quote + sources_words(sources)));
    line("CATEGORIES", calendar_text(story::name(event.kind)));
    end(site_.event(event.id, {times.first.month, times.first.day}));
  }

  void entry(const story::Entry& entry, const Times& times, const story::Source* source) {
    const std::string summary = entry.summary.empty() ? std::string{} : entry.summary + "\n\n";
    begin("entry-" + percent_encoded(entry.slug) + times.suffix, times);
    line("SUMMARY", calendar_text(entry.title));
    line("DESCRIPTION", calendar_text(summary + (source ? sources_words({source}) : std::string{})));
    line("CATEGORIES", "article");
    end(site_.at(entry_path(entry.slug)));
  }

  std::string take() && { return std::move(out_) + "END:VCALENDAR\r\n"; }

 private:
  static std::string sources_words(const std::vector<const story::Source*>& sources) {
    std::string words;
    for (const story::Source* source : sources) {
      words += fmt::format("Source: {}\n", credit_words(*source));
      if (!source->url.empty()) words += source->url + '\n';
    }
    return words;
  }

  void line(std::string_view name, std::string_view value) { add_calendar_line(out_, name, value); }

  void begin(const std::string& uid, const Times& times) {
    out_ += "BEGIN:VEVENT\r\n";
    line("UID", uid + "@thisday");
    line("DTSTAMP", date_of(times.first) + "T000000Z");
    line("DTSTART;VALUE=DATE", date_of(times.first));
    if (!times.rule.empty()) line("RRULE", times.rule);
    std::string others;
    for (const when::CivilDay& day : times.others) others += (others.empty() ? "" : ",") + date_of(day);
    if (!others.empty()) line("RDATE;VALUE=DATE", others);
  }

  void end(std::string_view address) {
    line("URL", address);
    out_ += "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
  }

  const Site& site_;
  std::string out_;
  std::set<std::string> seen_;  // of an event with two possible days of one kind, the first
};

void add_event(Calendar& calendar, const story::Event& event, std::optional<MonthDay> only, ask::LeapDay leap,
               const SourcesById& sources) {
  const std::vector<Yearly> days = yearly_days(event);
  const std::optional<std::int64_t> year = days.empty() ? std::nullopt : days.front().year;
  for (const Times& times : times_of(event, only, leap)) calendar.event(event, times, sources.of(event), year);
}

}  // namespace

std::string day_calendar(const ask::DayAnswer& answer, const Site& site) {
  const MonthDay day{answer.question.month, answer.question.day};
  const ask::LeapDay leap = answer.question.leap_day;
  Calendar calendar(site, fmt::format("{}: {}", site.title, day_words(day.month, day.day)));
  const SourcesById sources(answer.sources);
  for (const story::Entry& entry : answer.entries) {
    const std::vector<Yearly> days = entry.date ? yearly_days(*entry.date) : std::vector<Yearly>{};
    const auto here = std::find_if(days.begin(), days.end(), [&](const Yearly& yearly) { return yearly.day == day; });
    if (here != days.end()) calendar.entry(entry, times_of(*here, leap), sources.find(entry.source));
  }
  for (const ask::DayEvent& found : answer.events)
    if (found.match != ask::Match::maybe && found.match != ask::Match::ongoing)
      add_event(calendar, found.event, day, leap, sources);
  return std::move(calendar).take();
}

std::string search_calendar(const ask::SearchAnswer& answer, const Site& site, std::string_view words,
                            ask::LeapDay leap_day) {
  Calendar calendar(site, fmt::format("{}: {}", site.title, words));
  const SourcesById sources(answer.sources);
  for (const story::Event& event : answer.events) add_event(calendar, event, std::nullopt, leap_day, sources);
  return std::move(calendar).take();
}

}  // namespace thisday::publish
