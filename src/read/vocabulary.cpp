#include "read/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <unordered_map>

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

std::string lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
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

constexpr std::array<std::string_view, static_cast<std::size_t>(Vocabulary::Kind::kind_count)> kKinds = {
    "begins", "ends", "abbreviation", "event-stop", "phrase-stop", "opens", "future", "so-far", "by-then"};

}  // namespace

const Vocabulary* Vocabulary::of(std::string_view language) {
  static const std::unique_ptr<const Vocabulary> english = [] {
    std::unique_ptr<Vocabulary> made(new Vocabulary);
    made->read_words(embedded("languages/en/story.tsv"));
    made->read_periods(embedded("almanac/periods.tsv"), embedded("languages/en/periods.tsv"));
    return made;
  }();
  return language == "en" ? english.get() : nullptr;
}

void Vocabulary::read_words(std::string_view tsv) {
  kinds_.resize(1);
  each_row(tsv, [&](std::string_view kind, std::string_view words) {
    const auto at = std::find(kKinds.begin(), kKinds.end(), kind) - kKinds.begin();
    assert(static_cast<std::size_t>(at) < kKinds.size());
    while (!words.empty()) {
      const std::uint16_t word = words_.add(trimmed(take_until(words, ',')));
      kinds_.resize(words_.size());
      kinds_[word] = static_cast<std::uint16_t>(kinds_[word] | 1U << at);
    }
  });
}

void Vocabulary::read_periods(std::string_view bounds, std::string_view names) {
  std::unordered_map<std::string_view, std::size_t> ids;
  ids.reserve(2048);
  each_row(bounds, [&](std::string_view id, std::string_view rest) {
    ids.emplace(id, periods_.size());
    const std::string_view edtf = take_until(rest, '\t');
    periods_.push_back({id, edtf, take_until(rest, '\t')});
  });
  each_row(names, [&](std::string_view id, std::string_view ways) {
    const auto known = ids.find(id);
    assert(known != ids.end());
    while (!ways.empty()) {
      const std::string_view name = trimmed(take_until(ways, ','));
      names_.push_back({first_words_.add(lower_case(first_word(name))), name, known->second});
    }
  });
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    return a.first != b.first ? a.first < b.first : a.text.size() > b.text.size();
  });
  first_names_.resize(first_words_.size());
  for (std::size_t i = names_.size(); i-- > 0;) first_names_[names_[i].first] = static_cast<std::uint32_t>(i);
}

std::optional<Vocabulary::Named> Vocabulary::period_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  const std::uint16_t first = first_words_.find(first_word(rest.substr(0, 40)));
  if (first == 0) return std::nullopt;
  for (std::size_t i = first_names_[first]; i < names_.size() && names_[i].first == first; ++i)
    if (rest.starts_with(names_[i].text) && !continues_word(rest, names_[i].text.size()))
      return Named{&periods_[names_[i].period], names_[i].text.size()};
  return std::nullopt;
}

}  // namespace thisday::read
