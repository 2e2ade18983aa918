#include "ask/check_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "ask_embedded.hpp"

namespace thisday::ask {
namespace {

constexpr std::array<std::pair<std::string_view, CheckWord>, 5> kClasses = {{{"born", CheckWord::born},
                                                                             {"died", CheckWord::died},
                                                                             {"killed", CheckWord::killed},
                                                                             {"aged", CheckWord::aged},
                                                                             {"list", CheckWord::list}}};

std::string lower(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return small;
}

std::unordered_map<std::string, CheckWord> words_in(std::string_view file) {
  std::unordered_map<std::string, CheckWord> words;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    const auto known = std::find_if(kClasses.begin(), kClasses.end(),
                                    [&](const auto& each) { return each.first == line.substr(0, tab); });
    if (known == kClasses.end()) continue;
    line.remove_prefix(tab + 1);
    while (!line.empty()) {
      const std::size_t comma = std::min(line.find(", "), line.size());
      words.emplace(line.substr(0, comma), known->second);
      line.remove_prefix(std::min(comma + 2, line.size()));
    }
  }
  return words;
}

}  // namespace

const CheckWords& CheckWords::of(std::string_view language) {
  static const std::map<std::string, CheckWords, std::less<>> all = [] {
    std::map<std::string, CheckWords, std::less<>> made;
    for (const auto& file : embedded_files()) {
      // languages/en/check.tsv
      std::string_view path = file.path;
      path.remove_suffix(path.size() - path.rfind('/'));
      made[std::string(path.substr(path.rfind('/') + 1))].words_ = words_in(file.content);
    }
    return made;
  }();
  static const CheckWords none;
  const auto found = all.find(language.substr(0, language.find('-')));
  return found == all.end() ? none : found->second;
}

CheckWord CheckWords::operator[](std::string_view word) const {
  const auto found = words_.find(lower(word));
  return found == words_.end() ? CheckWord::none : found->second;
}

}  // namespace thisday::ask
