#include "keep/detail/common_words.hpp"

#include <cassert>
#include <string>
#include <unordered_map>

#include "keep/words.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Table = std::unordered_map<std::string, Commonness, Hash, std::equal_to<>>;

void add(Table& table, std::string_view file) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const Commonness how = line.substr(0, tab) == "little" ? Commonness::little : Commonness::some;
    Words words(line.substr(tab + 1));
    Word word;
    while (words.next(word)) {
      Commonness& known = table[word.folded];
      known = std::max(known, how);
    }
  }
}

Table table() {
  Table all;
  for (const auto& file : embedded_files())
    if (file.path.ends_with("common.tsv")) add(all, file.content);
  return all;
}

}  // namespace

Commonness commonness(std::string_view folded) {
  static const Table known = table();
  const auto found = known.find(folded);
  return found == known.end() ? Commonness::none : found->second;
}

}  // namespace thisday::keep::detail
