#pragma once
// Whether the words before a date tell of what is over or of what is to come: "will meet on Tuesday".

#include <cstddef>
#include <optional>
#include <string_view>

#include "read/vocabulary.hpp"

namespace thisday::read {

/// Goes along one text. Text and vocabulary must outlive it.
class Tense {
 public:
  Tense(std::string_view text, const Vocabulary& words) : text_(text), words_(words) {}

  /// 1: what the sentence says before `place`, and near it, is to come; -1: it is over; 0: the words do not say. Places
  /// are asked for in the order of the text: each word is looked at once.
  int before(std::size_t place);

 private:
  void look(std::size_t from, std::size_t to);

  std::string_view text_;
  const Vocabulary& words_;
  std::size_t seen_ = 0;               ///< what stands before it has been looked at
  std::size_t sentence_ = 0;           ///< where the last sentence begins
  std::optional<std::size_t> so_far_;  ///< where the last words of each kind stand
  std::optional<std::size_t> future_;
  std::optional<std::size_t> by_then_;  ///< the last word of all, if it is one
};

}  // namespace thisday::read
