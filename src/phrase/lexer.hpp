#pragma once
// Cuts a text into tokens: words that the lexicon knows, numbers, and the few marks that dates are written with.
// Everything else is only a gap between tokens.

#include <cstdint>
#include <string_view>
#include <vector>

#include "phrase/letters.hpp"
#include "phrase/lexicon.hpp"

namespace thisday::phrase {

struct Token {
  enum class Kind : std::uint8_t { word, number, mark };

  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t classes = 0;
  std::int64_t number =
      0;  ///< of a number; of a clock, hour × 60 + minute; of an ISO date, year × 10000 + month × 100 + day
  std::uint16_t word = 0;  ///< its id in the lexicon
  Kind kind = Kind::word;
  char mark = 0;              ///< ',', '-' (any dash), '/', ':', '(', ')', '?', '~', '\'', '&'
  std::uint8_t tenths = 0;    ///< the decimal of "2.5"
  bool gap = false;           ///< something else stands between this token and the one before, or a sentence ends there
  bool after_a_word = false;  ///< what stands between is one word in lower case that the lexicon has not
  bool tight = false;         ///< no blank before it
  bool capital = false;       ///< a word that begins with a capital letter

  [[nodiscard]] bool is(Class of) const { return (classes >> static_cast<unsigned>(of)) & 1U; }
};

/// All tokens of a text. O(length); texts of 4 GiB and more are cut there.
std::vector<Token> tokenize(std::string_view text, const Lexicon& lexicon);

/// The same, a stretch at a time. Text and lexicon must outlive it.
class Lexer {
 public:
  Lexer(std::string_view text, const Lexicon& lexicon)
      : text_(text.substr(0, 0xFFFFFFFF)), lexicon_(lexicon), letters_(text_) {}

  /// Adds those that come next to `tokens`; false where there are none. Stretches part where a full stop or the like
  /// stands, so that no phrase crosses; or anywhere, if there is no such place for long.
  bool next(std::vector<Token>& tokens);
  /// The last stretch was parted anywhere: a phrase at its end may go on in the next.
  [[nodiscard]] bool parted_anywhere() const { return parted_anywhere_; }

 private:
  static constexpr std::size_t kStretch = 256;  // tokens: what of them is near the processor stays there
  static constexpr std::size_t kLongest = 4096;

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }
  void end_of_line();
  Token& push(Token::Kind kind, std::size_t length);
  void skip(std::size_t length);

  void word();
  void known_or_not(std::size_t length);
  [[nodiscard]] std::size_t to_end_or_mark(std::size_t end);
  bool wide_mark();
  bool single_letters();
  void word_token(std::uint16_t id, std::size_t length);

  void mark();
  void apostrophe(std::size_t length);

  void number();
  void plain_number(std::size_t length, std::size_t end, std::int64_t number, bool grouped, bool decimal,
                    std::uint8_t tenths);
  [[nodiscard]] bool closes(std::size_t ahead) const;
  bool iso_date(std::size_t length);
  bool clock(std::size_t length);
  [[nodiscard]] bool attached() const;
  [[nodiscard]] bool is_noon_or_era(std::string_view word) const;
  [[nodiscard]] std::uint64_t classes_of(std::size_t length, std::int64_t number) const;
  [[nodiscard]] std::size_t digits_from(std::size_t ahead) const;
  [[nodiscard]] std::size_t letters_from(std::size_t ahead) { return letters_.end_of(at_ + ahead) - (at_ + ahead); }
  [[nodiscard]] std::int64_t value(std::size_t ahead, std::size_t length) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  Letters letters_;
  std::vector<Token>* tokens_ = nullptr;  ///< that next() fills
  std::size_t at_ = 0;
  bool gap_ = true;
  bool torn_ = true;       ///< more than words in lower case stands since the last token
  int unknown_words_ = 0;  ///< since the last token
  bool blank_ = true;
  bool parted_anywhere_ = false;
};

}  // namespace thisday::phrase
