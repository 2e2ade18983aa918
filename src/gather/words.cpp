#include "gather/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cassert>
#include <charconv>

#include "gather_embedded.hpp"
#include "phrase/phrase.hpp"

namespace thisday::gather {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 19> kKinds{{{"month", WordKind::month},
                                                                        {"weekday", WordKind::weekday},
                                                                        {"ordinal", WordKind::ordinal},
                                                                        {"easter", WordKind::easter},
                                                                        {"paskha", WordKind::paskha},
                                                                        {"astronomical", WordKind::astronomical},
                                                                        {"birth", WordKind::birth},
                                                                        {"death", WordKind::death},
                                                                        {"group", WordKind::group},
                                                                        {"births", WordKind::births},
                                                                        {"deaths", WordKind::deaths},
                                                                        {"observance", WordKind::observance},
                                                                        {"bc", WordKind::bc},
                                                                        {"ad", WordKind::ad},
                                                                        {"about", WordKind::about},
                                                                        {"uncertain", WordKind::uncertain},
                                                                        {"julian", WordKind::julian},
                                                                        {"observances", WordKind::observances},
                                                                        {"files", WordKind::files}}};

// Part of a word: an ASCII letter or digit, or any byte of a longer character.
bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool whole_word(std::string_view text, std::size_t begin, std::size_t end) {
  const bool opens = begin == 0 || !in_word(text[begin - 1]) || !in_word(text[begin]);
  const bool closes = end == text.size() || !in_word(text[end]) || !in_word(text[end - 1]);
  return opens && closes;
}

std::string_view next(std::string_view& rest, char separator) {
  const std::size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string lower(text);
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, length, c);
    if (c < 0) continue;
    const UChar32 small = u_tolower(c);
    if (small == c || U8_LENGTH(small) != at - begin) continue;
    std::int32_t to = begin;
    U8_APPEND_UNSAFE(lower.data(), to, small);
  }
  return lower;
}

const Words& Words::shipped() {
  static const Words words = [] {
    Words all;
    for (const auto& file : embedded_files()) {
      std::string_view path = file.path;
      if (!path.ends_with("/calendar.tsv")) continue;
      path.remove_prefix(std::string_view("languages/").size());
      [[maybe_unused]] const auto loaded = all.load(file.content, std::string(path.substr(0, path.find('/'))));
      // The files are our own, and a test reads each of them.
      assert(loaded.ok());
    }
    return all;
  }();
  return words;
}

Result<void> Words::load(std::string_view tsv, const std::string& language) {
  for (std::size_t number = 1; !tsv.empty(); ++number) {
    std::string_view line = next(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view kind = next(line, '\t');
    const std::string_view value = next(line, '\t');
    const auto row = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& k) { return k.first == kind; });
    int number_of = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number_of);
    if (row == kKinds.end() || line.empty() || (value != "-" && parsed.ptr != value.data() + value.size()))
      return Error{Code::syntax,
                   language + "/calendar.tsv: line " + std::to_string(number) + " is not kind, value, words"};
    while (!line.empty()) words_[row->second].push_back({std::string(trimmed(next(line, ','))), number_of, language});
  }
  return {};
}

std::optional<int> Words::value(WordKind kind, std::string_view word, std::string_view language) const {
  const Word* best = nullptr;
  if (const auto words = words_.find(kind); words != words_.end()) {
    for (const Word& candidate : words->second) {
      if (candidate.text != word) continue;
      if (candidate.language == language) return candidate.value;
      if (best == nullptr || (candidate.language == "en" && best->language != "en")) best = &candidate;
    }
  }
  // English's months and weekdays are those of its grammar.
  std::optional<std::int64_t> english;
  if (kind == WordKind::month) english = phrase::Grammar::of("en")->value(phrase::Field::month, word);
  if (kind == WordKind::weekday) english = phrase::Grammar::of("en")->value(phrase::Field::weekday, word);
  if (english) return static_cast<int>(*english);
  if (best == nullptr) return std::nullopt;
  return best->value;
}

std::optional<std::string_view> Words::language_of(WordKind kind, std::string_view word) const {
  const auto words = words_.find(kind);
  if (words == words_.end()) return std::nullopt;
  for (const Word& candidate : words->second)
    if (candidate.text == word) return candidate.language;
  return std::nullopt;
}

std::optional<Words::Found> Words::first(WordKind kind, std::string_view text, std::string_view language) const {
  const auto words = words_.find(kind);
  if (words == words_.end()) return std::nullopt;
  std::optional<Found> best;
  for (const Word& word : words->second) {
    if (word.language != language) continue;
    for (std::size_t at = text.find(word.text); at != std::string_view::npos; at = text.find(word.text, at + 1)) {
      const std::size_t end = at + word.text.size();
      if (!whole_word(text, at, end)) continue;
      if (!best || at < best->range.begin) best = Found{{at, end}, word.value};
      break;
    }
  }
  return best;
}

std::optional<Words::Found> Words::prefix(WordKind kind, std::string_view text) const {
  const auto words = words_.find(kind);
  if (words == words_.end()) return std::nullopt;
  std::optional<Found> best;
  for (const Word& word : words->second) {
    const std::size_t end = word.text.size();
    if (text.substr(0, end) == word.text && whole_word(text, 0, end) && (!best || end > best->range.end))
      best = Found{{0, end}, word.value};
  }
  return best;
}

std::optional<Words::Found> Words::suffix(WordKind kind, std::string_view text) const {
  const auto words = words_.find(kind);
  if (words == words_.end()) return std::nullopt;
  std::optional<Found> best;
  for (const Word& word : words->second) {
    if (word.text.size() > text.size()) continue;
    const std::size_t begin = text.size() - word.text.size();
    if (text.substr(begin) == word.text && whole_word(text, begin, text.size()) && (!best || begin < best->range.begin))
      best = Found{{begin, text.size()}, word.value};
  }
  return best;
}

std::optional<std::pair<int, int>> Words::weekday_of_month(std::string_view word, std::string_view language) const {
  const auto ordinals = words_.find(WordKind::ordinal);
  if (ordinals == words_.end()) return std::nullopt;
  for (const Word& ordinal : ordinals->second) {
    const std::string_view nth = ordinal.text;
    if (word.size() <= nth.size()) continue;
    if (word.substr(word.size() - nth.size()) == nth)
      if (const auto day = value(WordKind::weekday, word.substr(0, word.size() - nth.size()), language))
        return std::pair{*day, ordinal.value};
    if (word.substr(0, nth.size()) == nth)
      if (const auto day = value(WordKind::weekday, word.substr(nth.size()), language))
        return std::pair{*day, ordinal.value};
  }
  return std::nullopt;
}

}  // namespace thisday::gather
