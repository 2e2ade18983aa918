#include "serve/search_asked.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "when/edtf.hpp"

namespace thisday::serve {
namespace {

std::string words_of(const Call& call, std::string_view name) {
  return std::string(call.target.parameter(name).value_or(std::string_view{}));
}

Result<std::optional<when::Span>> days_of(const Call& call, std::string_view name) {
  const std::string text = words_of(call, name);
  if (text.empty()) return std::optional<when::Span>{};
  const auto date = when::Edtf::parse(text);
  if (!date.ok())
    return Error{Code::syntax,
                 fmt::format("'{}' in {}= is no EDTF date, such as 1950, 1950-06 or 1950-06-25", text, name)};
  return date->span();
}

std::optional<double> degrees(const std::string& text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(value) <= most)) return std::nullopt;
  return value;
}

Result<std::optional<keep::Near>> near_asked(const Call& call) {
  const std::string latitude = words_of(call, "latitude"), longitude = words_of(call, "longitude");
  if (latitude.empty() && longitude.empty()) return std::optional<keep::Near>{};
  const auto north = degrees(latitude, 90), east = degrees(longitude, 180);
  if (!north || !east) return Error{Code::syntax, "latitude= and longitude= are degrees, such as 37.95 and 126.67"};
  keep::Near near{*north, *east};
  if (const std::string far = words_of(call, "kilometres"); !far.empty()) {
    const auto kilometres = degrees(far, 20'040);
    if (!kilometres || *kilometres <= 0) return Error{Code::syntax, "kilometres= is a number up to 20040"};
    near.kilometres = *kilometres;
  }
  return std::optional(near);
}

}  // namespace

Result<ask::SearchQuestion> search_asked(const Call& call) {
  ask::SearchQuestion question;
  question.words = words_of(call, "q");
  question.party = words_of(call, "party");
  question.place = words_of(call, "place");
  question.subject = words_of(call, "subject");
  question.source = words_of(call, "source");
  question.language = words_of(call, "lang");
  question.include_sensitive = words_of(call, "sensitive") != "false";
  const auto near = near_asked(call);
  if (!near.ok()) return near.error();
  question.near = *near;
  if (const std::string kind = words_of(call, "kind"); !kind.empty()) {
    question.kind = story::kind_named(kind);
    if (!question.kind) return Error{Code::syntax, "kind= is event, birth, death or observance"};
  }
  const auto from = days_of(call, "from"), to = days_of(call, "to");
  if (!from.ok()) return from.error();
  if (!to.ok()) return to.error();
  when::Span span;
  if (*from) span.earliest = (*from)->earliest;
  if (*to) span.latest = (*to)->latest;
  if (span.earliest || span.latest) question.span = span;
  return question;
}

std::string search_words(const ask::SearchQuestion& question) {
  std::string words;
  for (const std::string* part :
       {&question.words, &question.party, &question.place, &question.subject, &question.source})
    if (!part->empty()) words += (words.empty() ? "" : ", ") + *part;
  return words.empty() ? "all events" : words;
}

Result<std::size_t> limit_asked(const Call& call, std::size_t usual, std::size_t most) {
  const auto given = call.target.parameter("limit");
  if (!given) return usual;
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), limit);
  if (error != std::errc{} || end != given->data() + given->size() || limit < 1 || limit > most)
    return Error{Code::range, fmt::format("limit= is a number from 1 to {}", most)};
  return limit;
}

Result<std::optional<std::int64_t>> number_asked(const Call& call, std::string_view name) {
  const auto given = call.target.parameter(name);
  if (!given) return std::optional<std::int64_t>{};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error != std::errc{} || end != given->data() + given->size())
    return Error{Code::syntax, fmt::format("{}= is a whole number", name)};
  return std::optional(number);
}

}  // namespace thisday::serve
