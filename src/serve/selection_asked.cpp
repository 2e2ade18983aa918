#include "serve/selection_asked.hpp"

#include <algorithm>
#include <charconv>

#include "phrase/phrase.hpp"
#include "when/edtf.hpp"

namespace thisday::serve {
namespace {

std::string field(const Call& call, std::string_view name) {
  constexpr std::size_t kLongest = 200;  // bytes; the form lets no more be written
  std::string text(call.target.parameter(name).value_or(std::string_view{}));
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = text.find_last_not_of(' ') + 1;
  text = begin < end ? text.substr(begin, end - begin) : std::string{};
  return text.size() > kLongest ? std::string{} : text;
}

std::optional<when::Span> days_of(const std::string& text) {
  if (const auto edtf = when::Edtf::parse(text); edtf.ok()) return edtf->span();
  const phrase::Grammar* grammar = phrase::Grammar::of("en");
  if (grammar == nullptr) return std::nullopt;
  const auto date = grammar->date(text);
  return date.ok() ? date->span() : std::nullopt;
}

}  // namespace

SelectionAsked selection_asked(const Call& call, const publish::Messages& in) {
  SelectionAsked asked;
  asked.selection = {field(call, "q"), field(call, "kind"), field(call, "from"), field(call, "to"),
                     field(call, "place")};
  asked.question.words = asked.selection.words;
  asked.question.place = asked.selection.place;
  asked.question.kind = story::kind_named(asked.selection.kind);
  if (!asked.question.kind) asked.selection.kind.clear();
  when::Span span;
  for (const auto& [text, begins] : {std::pair(&asked.selection.from, true), std::pair(&asked.selection.to, false)}) {
    if (text->empty()) continue;
    const auto days = days_of(*text);
    if (!days || !(begins ? days->earliest : days->latest))
      asked.problem = in.text("search-bad-date", {{"date", *text}});
    else
      (begins ? span.earliest : span.latest) = begins ? days->earliest : days->latest;
  }
  if (span.earliest || span.latest) asked.question.span = span;
  return asked;
}

std::int64_t number_asked(const Call& call, std::string_view name, std::int64_t usual, std::int64_t least,
                          std::int64_t most) {
  const auto text = call.target.parameter(name);
  if (!text) return usual;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc{} && end == text->data() + text->size() ? std::clamp(number, least, most) : usual;
}

}  // namespace thisday::serve
