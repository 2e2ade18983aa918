#include "publish/highlight.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <vector>

#include "publish/html.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kMostWords = 16;

// A text without case and accents, and for each of its characters, where it stands in the text.
struct Folded {
  std::u32string characters;
  std::vector<std::size_t> begins;  // one more than characters: the end of the text
};

void add_folded(Folded& folded, UChar32 character, std::size_t at) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !decomposer->getDecomposition(character, parts)) parts = character;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_charType(part) == U_NON_SPACING_MARK) continue;
    folded.characters += static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT));
    folded.begins.push_back(at);
  }
}

Folded fold(std::string_view text) {
  Folded folded;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t at = i;
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, length, character);
    add_folded(folded, character, static_cast<std::size_t>(at));
  }
  folded.begins.push_back(text.size());
  return folded;
}

bool is_word(char32_t character) {
  return u_isalnum(static_cast<UChar32>(character)) != 0;
}

// Scripts without spaces have no beginnings of words to look for.
bool stands_alone(char32_t character) {
  return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
}

std::vector<std::u32string> words_of(std::string_view search) {
  const std::u32string text = fold(search).characters;
  std::vector<std::u32string> words;
  for (std::size_t i = 0; i < text.size() && words.size() < kMostWords;) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_word(text[i])) ++i;
    const bool refused = begin > 0 && text[begin - 1] == U'-' && (begin == 1 || text[begin - 2] == U' ');
    if (!refused) words.push_back(text.substr(begin, i - begin));
  }
  return words;
}

// How long the longest of the words is that begins here.
std::size_t match_at(const std::u32string& text, std::size_t at, const std::vector<std::u32string>& words) {
  if (!is_word(text[at]) || (at > 0 && is_word(text[at - 1]) && !stands_alone(text[at]))) return 0;
  std::size_t longest = 0;
  for (const std::u32string& word : words)
    if (word.size() > longest && text.compare(at, word.size(), word) == 0) longest = word.size();
  return longest;
}

}  // namespace

std::string highlighted(std::string_view text, std::string_view search) {
  const auto words = words_of(search);
  if (words.empty()) return escape(text);
  const Folded folded = fold(text);
  std::string html;
  std::size_t written = 0;
  for (std::size_t i = 0; i < folded.characters.size();) {
    const std::size_t length = match_at(folded.characters, i, words);
    if (length == 0) {
      ++i;
      continue;
    }
    // Of a character that folds to several, the next one that begins elsewhere ends the mark.
    std::size_t after = i + length;
    while (after < folded.characters.size() && folded.begins[after] == folded.begins[after - 1]) ++after;
    html += escape(text.substr(written, folded.begins[i] - written));
    html += "<mark>" + escape(text.substr(folded.begins[i], folded.begins[after] - folded.begins[i])) + "</mark>";
    written = folded.begins[after];
    i = after;
  }
  return html + escape(text.substr(written));
}

}  // namespace thisday::publish
