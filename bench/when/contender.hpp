#pragma once
// One way of doing a task, run many times in turn with the others.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace thisday::bench {

/// Keeps the compiler from leaving out what nobody looks at.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

inline constexpr int kRounds = 51;

class Contender {
 public:
  explicit Contender(const char* name) : name_(name) {}

  template <class Work>
  void run(std::size_t items, Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
    per_item_.push_back(taken.count() / static_cast<double>(items));
  }
  double median() {
    std::sort(per_item_.begin(), per_item_.end());
    return per_item_[per_item_.size() / 2];
  }
  /// Nanoseconds for one, millions a second, and how many times the time of `peer`.
  void print(Contender& peer) {
    std::printf("%-36s %9.2f ns %9.2f million/s %8.3f\n", name_, median(), 1e3 / median(), median() / peer.median());
  }
  void print() { print(*this); }

 private:
  const char* name_;
  std::vector<double> per_item_;
};

}  // namespace thisday::bench
