#pragma once
// A sentence cut for parsing: words with what is known of them, marks, and each mention as one token.

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/lexis.hpp"
#include "read/read.hpp"

namespace thisday::read {

struct Token {
  enum class Mark : std::uint8_t { word, mention, comma, semicolon, colon, dash, open, close, quote };

  Mark mark = Mark::word;
  bool capital = false;
  bool number = false;             ///< begins with a digit
  bool verb = false;               ///< a verb that tells (clauses.hpp finds them)
  story::ByteRange range;          ///< in the text
  const Lexeme* lexeme = nullptr;  ///< of a word; never null
  std::size_t mention = 0;         ///< of a mention: its index

  [[nodiscard]] bool is(WordClass of) const { return lexeme->is(of); }
  [[nodiscard]] bool word() const { return mark == Mark::word; }
};

using Tokens = std::vector<Token>;

/// The tokens of `sentence`; mentions from index `first` on are looked at. Fills `tokens`, whose memory is used again.
void cut_tokens(std::string_view text, story::ByteRange sentence, const std::vector<Mention>& mentions,
                std::size_t first, const Lexis& lexis, Tokens& tokens);

}  // namespace thisday::read
