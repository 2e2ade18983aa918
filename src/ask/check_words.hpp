#pragma once
// The words of one language by which claims are checked (languages/<code>/check.tsv).

#include <string>
#include <string_view>
#include <unordered_map>

namespace thisday::ask {

enum class CheckWord : std::uint8_t { none, born, died, killed, aged, list };

class CheckWords {
 public:
  /// Without words where the program has no such language.
  static const CheckWords& of(std::string_view language);

  /// What `word` is, in any case.
  [[nodiscard]] CheckWord operator[](std::string_view word) const;

 private:
  std::unordered_map<std::string, CheckWord> words_;
};

}  // namespace thisday::ask
