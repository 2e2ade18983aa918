#include "serve/reading_formats.hpp"

#include <algorithm>
#include <cstdint>

namespace thisday::serve {

std::string words_of(const Document& document, const read::Mention& mention) {
  std::string words = document.text.content.substr(mention.range.begin, mention.range.size());
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::vector<const story::Event*> in_order_of_time(const read::Reading& reading) {
  std::vector<const story::Event*> events;
  for (const story::Event& event : reading.events) events.push_back(&event);
  // What has no beginning stands where it ends.
  const auto begin = [](const story::Event* event) {
    const auto span = event->date->span();
    if (!span) return INT64_MIN;
    return span->earliest ? span->earliest->rata_die : span->latest ? span->latest->rata_die : INT64_MIN;
  };
  std::stable_sort(events.begin(), events.end(),
                   [&](const story::Event* a, const story::Event* b) { return begin(a) < begin(b); });
  return events;
}

}  // namespace thisday::serve
