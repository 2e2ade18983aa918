#pragma once
// One line that tells how far long work has come, where a person is looking.

#include <chrono>
#include <cstddef>
#include <string>

namespace thisday {

/// A progress line on standard error; silent unless that is a terminal. Drawn at most ten times a second, and wiped by
/// the destructor, so that what is printed afterwards stands on a clean line.
class Progress {
 public:
  /// `total` 0: not known.
  Progress(std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(const std::string& detail = {});  ///< one more is done; `detail` is the name of what comes now

 private:
  std::string what_;
  std::size_t total_;
  std::size_t done_ = 0;
  bool shown_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace thisday
