#pragma once
// A stretch of prose cut into words.

#include <string_view>
#include <vector>

#include "phrase/letters.hpp"
#include "story/text.hpp"

namespace thisday::read {

struct Word {
  story::ByteRange range;  ///< in the text that was cut; letters, digits, and hyphens or apostrophes between them
  bool capital = false;    ///< begins with a capital letter
  bool number = false;     ///< begins with a digit; its grouping commas and decimals are within
};

/// The words of a text, in order. O(length).
class Words {
 public:
  explicit Words(std::string_view text) : text_(text), letters_(text) {}
  /// False where there are no more.
  bool next(Word& word);

 private:
  [[nodiscard]] std::size_t joint_length(bool number) const;

  std::string_view text_;
  phrase::Letters letters_;
  std::size_t at_ = 0;
};

/// All of them. O(length).
std::vector<Word> words_of(std::string_view text);

/// Where those of them begin that begin with a capital letter, found without looking at the others.
class CapitalWords {
 public:
  explicit CapitalWords(std::string_view text) : text_(text), letters_(text) {}
  /// The size of the text where there are no more.
  std::size_t next();

 private:
  [[nodiscard]] bool begins_word(std::size_t at) const;

  std::string_view text_;
  phrase::Letters letters_;
  std::size_t at_ = 0;
};

}  // namespace thisday::read
