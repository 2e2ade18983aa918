#pragma once
// The words of one language by which claims are checked (languages/<code>/check.tsv).

#include <string>
#include <string_view>
#include <unordered_map>

#include "when/calendars/change_over.hpp"

namespace thisday::ask {

enum class CheckWord : std::uint8_t { none, born, died, killed, aged, list, of, lasting, he, begins, ends, once };

class CheckWords {
 public:
  /// Without words where the program has no such language.
  static const CheckWords& of(std::string_view language);

  /// What `word` is, in any case.
  [[nodiscard]] CheckWord operator[](std::string_view word) const;
  /// The calendar's region that a word of `text` names; null where none does. O(length).
  [[nodiscard]] const when::ChangeOver* region(std::string_view text) const;

 private:
  void add(std::string_view of_class, std::string_view word);

  std::unordered_map<std::string, CheckWord> words_;
  std::unordered_map<std::string, std::string> regions_;
};

}  // namespace thisday::ask
