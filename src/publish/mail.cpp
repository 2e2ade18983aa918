#include "publish/mail.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "publish/day_text.hpp"
#include "publish/day_view.hpp"
#include "publish/html.hpp"
#include "publish/mime.hpp"
#include "publish/page_template.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

PageData event_data(const EventView& view, const Site& site, MonthDay day) {
  PageData data;
  data["url"] = site.event(view.found->event.id, day);
  data["year"] = when_any(view.year);
  data["ago"] = when_any(view.ago);
  data["headline"] = view.found->event.headline;
  data["quote"] = when_any(view.quote);
  std::vector<PageData> notes(view.notes.begin(), view.notes.end());
  data["notes"] = list_of(notes);
  std::string numbers;
  for (const Credit& credit : view.credits) numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", credit.number);
  data["numbers"] = when_any(numbers);
  return data;
}

PageData sections_data(const DayView& view, const Site& site, MonthDay day) {
  std::vector<PageData> sections;
  for (const Section& section : view.sections) {
    PageData data;
    data["heading"] = std::string(section.heading);
    std::vector<PageData> events;
    for (const EventView& event : section.events) events.push_back(event_data(event, site, day));
    data["events"] = list_of(events);
    sections.push_back(data);
  }
  return list_of(sections);
}

PageData entries_data(const ask::DayAnswer& answer, const Site& site) {
  std::vector<PageData> entries;
  for (const story::Entry& entry : answer.entries) {
    PageData data;
    data["title"] = entry.title;
    data["url"] = site.at(entry_path(entry.slug));
    data["summary"] = when_any(entry.summary);
    data["date"] = when_any(entry.date ? date_words(*entry.date) : std::string{});
    entries.push_back(data);
  }
  return list_of(entries);
}

std::string html_part(const ask::DayAnswer& answer, const DayView& view, const Site& site) {
  const MonthDay day{answer.question.month, answer.question.day};
  PageData data;
  data["site"] = site.title;
  data["day"] = day_words(answer.question.month, answer.question.day);
  data["url"] = site.at(day_path(day));
  data["entries"] = entries_data(answer, site);
  data["sections"] = sections_data(view, site, day);
  std::vector<PageData> sources;
  for (const story::Source* source : view.sources) {
    PageData one;
    one["number"] = std::to_string(sources.size() + 1);
    one["title"] = source->title;
    one["url"] = when_any(web_link(source->url) ? source->url : std::string{});
    one["author"] = when_any(source->author);
    one["licence"] = licence_words(*source);
    sources.push_back(one);
  }
  data["sources"] = list_of(sources);
  return fill("mail", data);
}

// "27 July: The Korean armistice", by what an editor would lead with.
std::string subject(const ask::DayAnswer& answer) {
  const std::string day = day_words(answer.question.month, answer.question.day);
  if (!answer.entries.empty()) return fmt::format("{}: {}", day, answer.entries.front().title);
  const std::vector<const ask::DayEvent*> best = best_first(answer);
  const ask::DayEvent& lead = best.empty() ? answer.events.front() : *best.front();
  return fmt::format("{}: {}", day, lead.event.headline);
}

std::string part(const std::string& boundary, std::string_view content_type, const std::string& text) {
  return fmt::format("--{}\nContent-Type: {}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
                     boundary, content_type, quoted_printable(text));
}

}  // namespace

std::optional<std::string> day_mail(const ask::DayAnswer& answer, const Site& site, const MailOptions& options) {
  if (answer.entries.empty() && answer.events.empty()) return std::nullopt;
  const MonthDay day{answer.question.month, answer.question.day};
  const std::string text = day_text(answer, {72, Colour::none}) + "\n" + site.at(day_path(day)) + "\n";
  const std::string html = html_part(answer, day_view(answer), site);
  const std::string hash = short_hash(text + html);
  const std::string boundary = "=_" + hash;  // "=_" stands in no quoted-printable text

  std::string mail;
  const auto header = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) mail += fmt::format("{}: {}\n", name, value);
  };
  header("From", header_address(options.from));
  header("To", header_address(options.to));
  header("Subject", header_text(options.subject.empty() ? subject(answer) : options.subject));
  header("Date", options.date);
  header("Message-ID", fmt::format("<{}-{}-{}@{}>", answer.question.year, day_name(day), hash,
                                   site.host().substr(0, site.host().find(':'))));
  header("Auto-Submitted", "auto-generated");
  header("MIME-Version", "1.0");
  header("Content-Type", fmt::format("multipart/alternative; boundary=\"{}\"", boundary));
  mail += '\n';
  mail += part(boundary, "text/plain", text);
  mail += part(boundary, "text/html", html);
  return mail + "--" + boundary + "--\n";
}

}  // namespace thisday::publish
