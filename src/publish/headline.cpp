#include "publish/headline.hpp"

#include <fmt/format.h>

#include "publish/words.hpp"

namespace thisday::publish {

std::string headline_words(const story::Event& event, std::optional<std::int64_t> year) {
  if (event.kind == story::Kind::observance) return event.headline;
  std::string when = year ? year_words(*year) : std::string{};
  if (!year && event.date && event.date->span()) when = date_words(*event.date);
  if (event.kind == story::Kind::event)
    return when.empty() ? event.headline : fmt::format("{}: {}", when, event.headline);
  const std::string_view verb = event.kind == story::Kind::birth ? "Born" : "Died";
  return fmt::format("{}{}{}: {}", verb, when.empty() ? "" : " ", when, event.headline);
}

// A calendar line is its own headline; an article's sentence is more than that.
std::string quote_of(const story::Event& event) {
  for (const auto& evidence : event.evidence) {
    if (evidence.quote.empty() || evidence.quote == event.headline) continue;
    if (evidence.quote.size() <= event.headline.size() + 12 && evidence.quote.find(event.headline) != std::string::npos)
      continue;
    return evidence.quote;
  }
  return {};
}

}  // namespace thisday::publish
