#pragma once
// The words of a text, as they are compared when events are merged and as they are looked up by search.
//
//   Łódź, 1939            lodz 1939                 case and accents do not count
//   Armistice's           armistice                 nor does what follows an apostrophe at the end of a word
//   朝鲜战争                朝鲜 鲜战 战争 争            scripts without spaces are cut in pairs, and the last
//   character

#include <cstddef>
#include <string>
#include <string_view>

namespace thisday::keep {

struct Word {
  std::string folded;     ///< lower case, without accents; never empty
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  bool capital = false;  ///< begins with a capital letter
  bool number = false;   ///< digits alone
  bool pair = false;     ///< of a script without spaces
};

/// Goes through the words of a text in order. O(length), whatever the bytes; those that are not UTF-8 part words.
class Words {
 public:
  /// What is made of a run of characters without spaces: `indexed` ends with its last character by itself, so that a
  /// search for any one character finds it as the beginning of a word; `asked` does so for runs of one only.
  enum class For { indexed, asked };

  /// `text` must outlive this.
  explicit Words(std::string_view text, For use = For::indexed) : text_(text), use_(use) {}

  /// Writes the next word, and says whether there was one. Reuses the memory of `word`.
  bool next(Word& word);

 private:
  bool next_pair(Word& word);

  std::string_view text_;
  For use_;
  std::size_t at_ = 0;
  bool inside_run_ = false;  // at_ is within a run of a script without spaces
};

}  // namespace thisday::keep
