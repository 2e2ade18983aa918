#include "keep/detail/known_words.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "keep/words.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Table = std::unordered_map<std::string, KnownWord, Hash, std::equal_to<>>;

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> all;
  Words words(text);
  Word word;
  while (words.next(word)) all.push_back(word.folded);
  return all;
}

/// Shows the columns of each line to `see`.
template <class See>
void each_line(std::string_view file, See&& see) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::size_t tab = line.find('\t');
    if (!line.starts_with('#') && tab != std::string_view::npos) see(line.substr(0, tab), line.substr(tab + 1));
  }
}

/// What a word means may itself be taken for another: *armée* is *army*, and that is *troops*.
void follow(Table& all) {
  for (auto& [word, known] : all) {
    std::vector<std::string> last;
    for (const std::string& meaning : known.meanings) {
      const auto next = all.find(meaning);
      const bool ends = next == all.end() || next->second.meanings.empty();
      if (ends)
        last.push_back(meaning);
      else
        last.insert(last.end(), next->second.meanings.begin(), next->second.meanings.end());
    }
    known.meanings = std::move(last);
  }
}

Table table() {
  Table all;
  for (const auto& file : embedded_files()) {
    if (file.path.ends_with("common.tsv"))
      each_line(file.content, [&](std::string_view weight, std::string_view words) {
        const Commonness how = weight == "little" ? Commonness::little : Commonness::some;
        for (const std::string& word : folded_words(words)) all[word].common = std::max(all[word].common, how);
      });
    else if (file.path.ends_with("meanings.tsv"))
      each_line(file.content, [&](std::string_view meaning, std::string_view words) {
        // Where languages differ, the first one holds: of words that are written alike, that is the best guess.
        for (const std::string& word : folded_words(words))
          if (auto& meanings = all[word].meanings; meanings.empty()) meanings = folded_words(meaning);
      });
  }
  follow(all);
  return all;
}

}  // namespace

const KnownWord& known_word(std::string_view folded) {
  static const Table known = table();
  static const KnownWord unknown;
  const auto found = known.find(folded);
  return found == known.end() ? unknown : found->second;
}

}  // namespace thisday::keep::detail
