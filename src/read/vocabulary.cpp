#include "read/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

#include "read_embedded.hpp"

namespace thisday::read {
namespace {

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool continues_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (continues_word(text, end) || (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80)) ++end;
  return text.substr(0, end);
}

template <class Row>
void each_row(std::string_view tsv, Row row) {
  while (!tsv.empty()) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view first = take_until(line, '\t');
    row(first, line);
  }
}

}  // namespace

const Vocabulary* Vocabulary::of(std::string_view language) {
  static const std::unique_ptr<const Vocabulary> english = [] {
    std::unique_ptr<Vocabulary> made(new Vocabulary);
    made->words_.reserve(1024);
    each_row(embedded("languages/en/story.tsv"), [&](std::string_view kind, std::string_view words) {
      auto at = std::find(made->kinds_.begin(), made->kinds_.end(), kind);
      if (at == made->kinds_.end()) at = made->kinds_.insert(at, kind);
      assert(made->kinds_.size() <= 32);
      const std::uint32_t bit = 1U << (at - made->kinds_.begin());
      while (!words.empty()) made->words_[trimmed(take_until(words, ','))] |= bit;
    });
    std::unordered_map<std::string_view, std::size_t> ids;
    ids.reserve(2048);
    each_row(embedded("almanac/periods.tsv"), [&](std::string_view id, std::string_view rest) {
      ids.emplace(id, made->periods_.size());
      const std::string_view bounds = take_until(rest, '\t');
      made->periods_.push_back({id, bounds, take_until(rest, '\t')});
    });
    each_row(embedded("languages/en/periods.tsv"), [&](std::string_view id, std::string_view names) {
      const auto known = ids.find(id);
      assert(known != ids.end());
      while (!names.empty()) {
        const std::string_view name = trimmed(take_until(names, ','));
        made->names_.push_back({first_word(name), name, known->second});
      }
    });
    std::sort(made->names_.begin(), made->names_.end(), [](const Name& a, const Name& b) {
      return a.first != b.first ? a.first < b.first : a.text.size() > b.text.size();
    });
    return made;
  }();
  return language == "en" ? english.get() : nullptr;
}

bool Vocabulary::is(std::string_view kind, std::string_view word) const {
  std::array<char, 24> lower{};
  if (word.size() > lower.size()) return false;
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  const auto known = words_.find({lower.data(), word.size()});
  if (known == words_.end()) return false;
  const auto at = std::find(kinds_.begin(), kinds_.end(), kind);
  return at != kinds_.end() && (known->second >> (at - kinds_.begin()) & 1U) != 0;
}

std::optional<Vocabulary::Named> Vocabulary::period_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  const std::string_view first = first_word(rest.substr(0, 40));
  for (auto name = std::lower_bound(names_.begin(), names_.end(), first,
                                    [](const Name&known, std::string_view word) { return known.first < word; });
       name != names_.end() && name->first == first; ++name)
    if (rest.starts_with(name->text) && !continues_word(rest, name->text.size()))
      return Named{&periods_[name->period], name->text.size()};
  return std::nullopt;
}

}  // namespace thisday::read
