#include "ask/numbered_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "read/words.hpp"

namespace thisday::ask {
namespace {

// Of three digits at most, for more are a year or a quantity; or Roman.
bool is_number(std::string_view word) {
  const auto all = [&](std::string_view characters) {
    return word.find_first_not_of(characters) == std::string_view::npos;
  };
  return (word.size() <= 3 && all("0123456789")) || (word.size() <= 6 && all("IVXLC"));
}

using Numbers = std::map<std::string, std::set<std::string>, std::less<>>;

Numbers numbers_of_names(std::string_view text) {
  Numbers numbers;
  std::string_view name;
  for (const read::Word& word : read::words_of(text)) {
    std::string_view spelled = text.substr(word.range.begin, word.range.size());
    if (const std::size_t hyphen = spelled.rfind('-'); hyphen != std::string_view::npos && word.capital) {
      name = spelled.substr(0, hyphen);  // "Apollo-11"
      spelled.remove_prefix(hyphen + 1);
    }
    if (!name.empty() && is_number(spelled)) numbers[std::string(name)].emplace(spelled);
    name = word.capital ? spelled : std::string_view();
  }
  return numbers;
}

}  // namespace

bool numbered_apart(std::string_view a, std::string_view b) {
  const Numbers here = numbers_of_names(a);
  if (here.empty()) return false;
  const Numbers there = numbers_of_names(b);
  return std::any_of(here.begin(), here.end(), [&](const auto& named) {
    const auto other = there.find(named.first);
    return other != there.end() &&
           std::none_of(named.second.begin(), named.second.end(),
                        [&](const std::string& number) { return other->second.contains(number); });
  });
}

}  // namespace thisday::ask
