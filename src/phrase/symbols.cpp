#include "phrase/symbols.hpp"

#include <unordered_map>

namespace thisday::phrase {

Symbols::Symbols(const Lexicon& lexicon, const std::vector<bool>& words, std::string_view marks) {
  for (const char mark : marks)
    if (std::uint16_t& symbol = marks_[static_cast<unsigned char>(mark)]; symbol == 0) symbol = count_++;
  words_.resize(2 * lexicon.size());
  std::unordered_map<std::uint64_t, std::uint16_t> of_classes{{0, std::uint16_t{0}}};
  for (std::size_t id = 0; id < lexicon.size(); ++id) {
    const Lexeme& lexeme = lexicon.lexeme(static_cast<std::uint16_t>(id));
    for (const bool capital : {false, true}) {
      const std::uint64_t classes = capital ? lexeme.classes : lexeme.classes & ~lexeme.capital_classes;
      std::uint16_t& symbol = words_[2 * id + (capital ? 1 : 0)];
      if (id < words.size() && words[id]) {
        // The same word with other classes is another symbol.
        symbol = capital && lexeme.capital_classes == 0 ? words_[2 * id] : count_++;
      } else {
        const auto [known, fresh] = of_classes.try_emplace(classes, count_);
        if (fresh) ++count_;
        symbol = known->second;
      }
    }
  }
}

}  // namespace thisday::phrase
