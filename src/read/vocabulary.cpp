#include "read/vocabulary.hpp"

#include <algorithm>
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

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

bool continues_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string first_word(std::string_view text) {
  std::size_t end = 0;
  while (continues_word(text, end) || (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80)) ++end;
  return std::string(text.substr(0, end));
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
    each_row(embedded("languages/en/story.tsv"), [&](std::string_view kind, std::string_view words) {
      while (!words.empty()) made->kinds_[std::string(kind)].emplace(trimmed(take_until(words, ',')));
    });
    std::unordered_map<std::string, std::size_t> ids;
    each_row(embedded("almanac/periods.tsv"), [&](std::string_view id, std::string_view rest) {
      auto edtf = when::Edtf::parse(take_until(rest, '\t'));
      // A test reads the whole table: an error here is our own mistake.
      assert(edtf.ok());
      ids.emplace(id, made->periods_.size());
      made->periods_.push_back({std::string(id), *edtf, std::string(take_until(rest, '\t'))});
    });
    each_row(embedded("languages/en/periods.tsv"), [&](std::string_view id, std::string_view names) {
      const auto known = ids.find(std::string(id));
      assert(known != ids.end());
      while (!names.empty()) {
        const std::string_view name = trimmed(take_until(names, ','));
        made->names_[first_word(name)].push_back({std::string(name), known->second});
      }
    });
    for (auto& [word, names] : made->names_)
      std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
    return made;
  }();
  return language == "en" ? english.get() : nullptr;
}

bool Vocabulary::is(std::string_view kind, std::string_view word) const {
  const auto words = kinds_.find(std::string(kind));
  return words != kinds_.end() && words->second.contains(lower(word));
}

std::optional<Vocabulary::Named> Vocabulary::period_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  const auto names = names_.find(first_word(rest.substr(0, 40)));
  if (names == names_.end()) return std::nullopt;
  for (const Name& name : names->second)
    if (rest.starts_with(name.text) && !continues_word(rest, name.text.size()))
      return Named{&periods_[name.period], name.text.size()};
  return std::nullopt;
}

}  // namespace thisday::read
