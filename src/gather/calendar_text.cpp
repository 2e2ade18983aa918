#include "gather/calendar_text.hpp"

#include "gather/words.hpp"

namespace thisday::gather {
namespace {

using story::Kind;

// "US Navy born", "union \"Solidarnosc\" born": no person.
bool of_group(std::string_view subject, const LineContext& context) {
  return Words::shipped().first(WordKind::group, subject, context.language).has_value();
}

// "Prinses Margriet": in a list of birthdays nothing else has to be said. "Leon Trotsky assassinated" is not one.
bool bare_name(std::string_view headline) {
  const std::size_t last = headline.rfind(' ') + 1;
  return last < headline.size() && !(headline[last] >= 'a' && headline[last] <= 'z');
}

Kind kind_of(std::string_view folded_text, std::string_view headline, const LineContext& context,
             const std::optional<LineYear>& year) {
  if (context.observances && !year) return Kind::observance;
  const Words& words = Words::shipped();
  const auto birth = words.first(WordKind::birth, folded_text, context.language);
  const auto death = words.first(WordKind::death, folded_text, context.language);
  if (birth && (!death || birth->range.begin < death->range.begin))
    return of_group(folded_text.substr(0, birth->range.begin), context) ? Kind::event : Kind::birth;
  if (death) return Kind::death;
  if (year && year->lifespan) return Kind::birth;
  if (!year && words.first(WordKind::observance, folded_text, context.language)) return Kind::observance;
  if (context.heading && bare_name(headline)) return *context.heading;
  return Kind::event;
}

std::string headline_of(std::string_view text, const std::optional<LineYear>& year) {
  if (year) text = text.substr(year->headline_begin, year->headline_end - year->headline_begin);
  const std::size_t end = text.find_last_not_of(" ,;");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

}  // namespace

LineWords line_words(std::string_view text, const LineContext& context) {
  const std::string small = folded(text);
  LineWords words;
  words.year = line_year(text, small, context);
  words.headline = headline_of(text, words.year);
  if (words.headline.empty()) words.headline = text;
  words.kind = kind_of(small, words.headline, context, words.year);
  words.day_uncertain = Words::shipped().first(WordKind::uncertain, small, context.language).has_value();
  words.old_style = Words::shipped().first(WordKind::julian, small, context.language).has_value();
  return words;
}

}  // namespace thisday::gather
