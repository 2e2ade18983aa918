#include "ask/check_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "ask_embedded.hpp"
#include "read/words.hpp"

namespace thisday::ask {
namespace {

constexpr std::array<std::pair<std::string_view, CheckWord>, 11> kClasses = {{{"born", CheckWord::born},
                                                                              {"died", CheckWord::died},
                                                                              {"killed", CheckWord::killed},
                                                                              {"aged", CheckWord::aged},
                                                                              {"list", CheckWord::list},
                                                                              {"of", CheckWord::of},
                                                                              {"lasting", CheckWord::lasting},
                                                                              {"he", CheckWord::he},
                                                                              {"begins", CheckWord::begins},
                                                                              {"ends", CheckWord::ends},
                                                                              {"once", CheckWord::once}}};

std::string lower(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

}  // namespace

void CheckWords::add(std::string_view of_class, std::string_view word) {
  constexpr std::string_view kRegion = "region:";
  if (of_class.starts_with(kRegion)) {
    regions_.emplace(lower(word), of_class.substr(kRegion.size()));
    return;
  }
  for (const auto& [name, value] : kClasses)
    if (name == of_class) words_.emplace(lower(word), value);
}

const CheckWords& CheckWords::of(std::string_view language) {
  static const std::map<std::string, CheckWords, std::less<>> all = [] {
    const auto read = [](std::string_view file, CheckWords& words) {
      while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        std::string_view line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        const std::string_view of_class = line.substr(0, tab);
        line.remove_prefix(tab + 1);
        while (!line.empty()) {
          const std::size_t comma = std::min(line.find(", "), line.size());
          words.add(of_class, line.substr(0, comma));
          line.remove_prefix(std::min(comma + 2, line.size()));
        }
      }
    };
    std::map<std::string, CheckWords, std::less<>> made;
    for (const auto& file : embedded_files()) {
      // languages/en/check.tsv
      std::string_view path = file.path;
      path.remove_suffix(path.size() - path.rfind('/'));
      read(file.content, made[std::string(path.substr(path.rfind('/') + 1))]);
    }
    return made;
  }();
  static const CheckWords none;
  const auto found = all.find(language.substr(0, language.find('-')));
  return found == all.end() ? none : found->second;
}

const when::ChangeOver* CheckWords::region(std::string_view text) const {
  for (const read::Word& word : read::words_of(text)) {
    if (!word.capital) continue;
    const auto found = regions_.find(lower(text.substr(word.range.begin, word.range.size())));
    if (found != regions_.end()) return when::change_over(found->second);
  }
  return nullptr;
}

CheckWord CheckWords::operator[](std::string_view word) const {
  const auto found = words_.find(lower(word));
  return found == words_.end() ? CheckWord::none : found->second;
}

}  // namespace thisday::ask
