#include "base/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

namespace thisday {

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), shown_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_ && done_ > 0) fmt::print(stderr, "\r\033[K");
}

void Progress::step(const std::string& detail) {
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  const std::string count = total_ > 0 ? fmt::format("{}/{}", done_, total_) : fmt::format("{}", done_);
  fmt::print(stderr, "\r\033[K{} {} {:.60}", what_, count, detail);
  std::fflush(stderr);
}

}  // namespace thisday
