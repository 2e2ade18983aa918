#include "gather/wiki_words.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "gather/words.hpp"
#include "gather_embedded.hpp"

namespace thisday::gather {
namespace {

constexpr std::array<std::pair<std::string_view, WikiSection>, 5> kSections = {
    {{"events", WikiSection::events},
     {"births", WikiSection::births},
     {"deaths", WikiSection::deaths},
     {"observances", WikiSection::observances},
     {"skip", WikiSection::skip}}};

std::string_view next(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

bool part_of_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool holds(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !part_of_word(text[at - 1])) && (end == text.size() || !part_of_word(text[end]))) return true;
  }
  return false;
}

}  // namespace

const WikiWords& WikiWords::shipped() {
  static const WikiWords words = [] {
    WikiWords all;
    for (const auto& file : embedded_files()) {
      if (!file.path.ends_with("/wiki.tsv")) continue;
      std::string_view path = file.path;
      path.remove_prefix(std::string_view("languages/").size());
      [[maybe_unused]] const auto loaded = all.load(file.content, std::string(path.substr(0, path.find('/'))));
      // The files are our own, and a test reads each of them.
      assert(loaded.ok());
    }
    return all;
  }();
  return words;
}

Result<void> WikiWords::load(std::string_view tsv, const std::string& language) {
  Language& own = languages_[language];
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    std::string_view line = next(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view kind = next(line, '\t');
    const std::string_view value = next(line, '\t');
    const auto section =
        std::find_if(kSections.begin(), kSections.end(), [&](const auto& known) { return known.first == value; });
    const bool known = kind == "template" || kind == "months" || kind == "namespace" ||
                       (kind == "section" && section != kSections.end());
    if (!known || line.empty())
      return Error{Code::syntax, language + "/wiki.tsv: line " + std::to_string(number) + " is not kind, value, words"};
    while (!line.empty()) {
      const std::string word = folded(trimmed(next(line, ',')));
      if (kind == "months") own.months.push_back(word);
      if (kind == "template") own.templates.emplace(word, value == "-" ? std::string_view() : value);
      if (kind == "namespace") own.spaces.emplace(word, true);
      if (kind == "section") own.sections.emplace(word, section->second);
    }
  }
  return {};
}

std::optional<WikiSection> WikiWords::section(std::string_view heading, std::string_view language) const {
  const auto own = languages_.find(language);
  if (own == languages_.end()) return std::nullopt;
  const std::string small = folded(heading);
  if (const auto exact = own->second.sections.find(small); exact != own->second.sections.end()) return exact->second;
  std::optional<WikiSection> best;
  std::size_t longest = 0;
  for (const auto& [words, section] : own->second.sections) {
    // Whole parts of a page that tell nothing are known by their whole names: "Sources" is one, "Energy sources" is
    // not.
    if (section == WikiSection::skip || words.size() <= longest || !holds(small, words)) continue;
    longest = words.size();
    best = section;
  }
  return best;
}

bool WikiWords::dropped(std::string_view space) const {
  const std::string small = folded(trimmed(space));
  return std::any_of(languages_.begin(), languages_.end(),
                     [&](const auto& language) { return language.second.spaces.contains(small); });
}

std::optional<std::string_view> WikiWords::expansion(std::string_view name, std::string_view language) const {
  const std::string small = folded(name);
  for (const std::string_view code : {language, std::string_view("en")}) {
    const auto own = languages_.find(code);
    if (own == languages_.end()) continue;
    if (const auto found = own->second.templates.find(small); found != own->second.templates.end())
      return found->second;
  }
  return std::nullopt;
}

std::string_view WikiWords::month(std::size_t number, std::string_view language) const {
  const auto own = languages_.find(language);
  if (own == languages_.end() || number < 1 || number > own->second.months.size()) return {};
  return own->second.months[number - 1];
}

std::string WikiWords::language_of(std::string_view page) const {
  std::map<std::string_view, int> votes;
  for (std::string_view rest = page; !rest.empty();) {
    std::string_view line = trimmed(next(rest, '\n'));
    const bool heading = line.starts_with("==");
    if (heading) {
      while (line.starts_with('=')) line.remove_prefix(1);
      while (line.ends_with('=')) line.remove_suffix(1);
    } else if (line.starts_with("[[")) {
      line = line.substr(2, std::min(line.find(':'), std::size_t{40}) - 2);
    } else {
      continue;
    }
    const std::string small = folded(trimmed(line));
    for (const auto& [code, language] : languages_)
      votes[code] += heading ? language.sections.contains(small) ? 2 : 0 : language.spaces.contains(small) ? 1 : 0;
  }
  std::string_view best;
  for (const auto& [code, count] : votes)
    if (count > 0 && (best.empty() || count > votes[best])) best = code;
  return std::string(best);
}

}  // namespace thisday::gather
