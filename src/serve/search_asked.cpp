#include "serve/search_asked.hpp"

#include <fmt/format.h>

#include <charconv>

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

}  // namespace

Result<ask::SearchQuestion> search_asked(const Call& call) {
  ask::SearchQuestion question;
  question.words = words_of(call, "q");
  question.party = words_of(call, "party");
  question.place = words_of(call, "place");
  question.source = words_of(call, "source");
  question.language = words_of(call, "lang");
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
  for (const std::string* part : {&question.words, &question.party, &question.place, &question.source})
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

}  // namespace thisday::serve
