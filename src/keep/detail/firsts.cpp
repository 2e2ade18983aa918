#include "keep/detail/firsts.hpp"

#include <map>
#include <set>
#include <string>

#include "keep/words.hpp"
#include "keep_embedded.hpp"

namespace thisday::keep::detail {
namespace {

using Set = std::set<std::string, std::less<>>;

struct Firsts {
  std::string text;
  std::map<std::string, Set, std::less<>> by_language;
};

void add_words(std::string_view file, Set& all) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    Words words(line.substr(tab + 1));
    Word word;
    while (words.next(word)) all.insert(word.folded);
  }
}

const Firsts& firsts() {
  static const Firsts all = [] {
    Firsts made;
    for (const auto& file : embedded_files()) {
      if (!file.path.ends_with("/firsts.tsv")) continue;
      const std::string_view folder = file.path.substr(0, file.path.rfind('/'));
      add_words(file.content, made.by_language[std::string(folder.substr(folder.rfind('/') + 1))]);
      made.text += file.content;
    }
    return made;
  }();
  return all;
}

}  // namespace

bool tells_of_a_first(std::string_view headline, std::string_view language) {
  const auto known = firsts().by_language.find(language.substr(0, language.find('-')));
  if (known == firsts().by_language.end()) return false;
  Words words(headline);
  Word word;
  for (bool begins = true; words.next(word); begins = false)
    if ((begins || !word.capital) && known->second.contains(word.folded)) return true;
  return false;
}

std::string_view words_of_firsts() {
  return firsts().text;
}

}  // namespace thisday::keep::detail
