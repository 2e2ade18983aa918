#include "cli/refusals.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace thisday::cli {

std::string line_of(const gather::Refusal& refusal) {
  std::string place = refusal.path;
  if (refusal.line > 0) place += fmt::format(":{}", refusal.line);
  if (refusal.column > 0) place += fmt::format(":{}", refusal.column);
  return fmt::format("{}: {}", place, refusal.reason);
}

Result<void> Refusals::report_to(const std::string& path) {
  path_ = path;
  errno = 0;
  report_.open(path, std::ios::binary | std::ios::trunc);
  if (!report_) return Error{Code::unreadable, fmt::format("{}: {}", path, std::strerror(errno))};
  return {};
}

void Refusals::add(gather::Refusal refusal) {
  ++count_;
  if (report_.is_open()) report_ << line_of(refusal) << "\n    " << refusal.text << '\n';
  if (first_.size() < kShown) first_.push_back(std::move(refusal));
}

Result<void> Refusals::finish() {
  if (!report_.is_open()) return {};
  report_.close();
  if (!report_) return Error{Code::storage, path_ + ": cannot be written"};
  return {};
}

}  // namespace thisday::cli
