#include "read/periods.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>

#include "read/table_rows.hpp"
#include "read_embedded.hpp"

namespace thisday::read {
namespace {

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

}  // namespace

const Periods& Periods::english() {
  static const Periods periods(embedded("almanac/periods.tsv"), embedded("languages/en/periods.tsv"));
  return periods;
}

Periods::Periods(std::string_view bounds, std::string_view names) {
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
  begins_.resize(first_words_.size());
  for (std::size_t i = names_.size(); i-- > 0;) begins_[names_[i].first] = static_cast<std::uint32_t>(i);
}

std::optional<Periods::Named> Periods::at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  const std::uint16_t first = first_words_.find(first_word(rest.substr(0, 40)));
  if (first == 0) return std::nullopt;
  for (std::size_t i = begins_[first]; i < names_.size() && names_[i].first == first; ++i)
    if (rest.starts_with(names_[i].text) && !continues_word(rest, names_[i].text.size()))
      return Named{&periods_[names_[i].period], names_[i].text.size()};
  return std::nullopt;
}

}  // namespace thisday::read
