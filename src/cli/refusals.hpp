#pragma once
// Records that an import refused: counted, the first few kept to be shown, all of them written where a report is
// wanted. However many there are, they take no memory.

#include <cstddef>
#include <fstream>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gather/handler.hpp"

namespace thisday::cli {

class Refusals {
 public:
  /// From here on all are written to this file, each with its place, its reason and the line as it stands.
  Result<void> report_to(const std::string& path);
  void add(gather::Refusal refusal);
  /// To be called at the end. Errors: those of the file.
  Result<void> finish();

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] const std::vector<gather::Refusal>& first() const { return first_; }  ///< kShown at most
  static constexpr std::size_t kShown = 5;

 private:
  std::size_t count_ = 0;
  std::vector<gather::Refusal> first_;
  std::string path_;
  std::ofstream report_;
};

/// "battles.csv:7:3: no year".
std::string line_of(const gather::Refusal& refusal);

}  // namespace thisday::cli
