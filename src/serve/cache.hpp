#pragma once
// Answers kept to be sent again: by address, and by what else decided them.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "serve/prepared.hpp"

namespace thisday::serve {

/// Holds so many bytes of answers; what was not asked for the longest goes first. For one thread.
class AnswerCache {
 public:
  using Clock = std::chrono::system_clock;

  explicit AnswerCache(std::size_t bytes) : limit_(bytes) {}

  /// What was kept for this request, as long as it is true: not after its end, nor after outdate().
  std::shared_ptr<const Prepared> find(const Request& request, Clock::time_point now);
  /// The same though outdate() was called since: better than no answer.
  std::shared_ptr<const Prepared> find_outdated(const Request& request, Clock::time_point now);

  void keep(const Request& request, std::shared_ptr<const Prepared> answer, Clock::time_point end);

  /// What is kept is no longer true.
  void outdate() { ++generation_; }

  [[nodiscard]] std::size_t size() const { return size_; }  ///< in bytes

 private:
  // Of one address there may be several answers, by Host, Accept or the reader's language. An attacker may make up as many as he likes.
  static constexpr std::size_t kVariants = 8;
  struct Variant {
    std::string host;
    std::string accept;
    std::string language;
    std::shared_ptr<const Prepared> answer;
    Clock::time_point end;
    std::uint64_t generation;
    std::size_t size;
  };
  struct Slot {
    std::string target;
    std::vector<Variant> variants;
  };

  const Variant* look(const Request& request, Clock::time_point now);
  void shrink();

  std::size_t limit_;
  std::size_t size_ = 0;
  std::uint64_t generation_ = 0;
  std::list<Slot> slots_;  ///< the last used first
  std::unordered_map<std::string_view, std::list<Slot>::iterator> by_target_;
};

}  // namespace thisday::serve
