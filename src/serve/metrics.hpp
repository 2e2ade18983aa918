#pragma once
// What happens here in figures, in the text format of Prometheus.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace thisday::serve {

/// The figures of one thread: it alone writes, anybody reads.
class Counters {
 public:
  /// Counts an answer with its status, its bytes and what it took to make.
  void answered(int status, std::size_t bytes, std::chrono::nanoseconds took);

  static void add(std::atomic<std::uint64_t>& counter, std::uint64_t much = 1) {
    counter.store(counter.load(std::memory_order_relaxed) + much, std::memory_order_relaxed);
  }

  // Upper bounds of the buckets in microseconds; one more has the rest.
  static constexpr std::array<std::uint64_t, 9> kBounds = {50,     100,     250,     1'000,    5'000,
                                                           25'000, 100'000, 500'000, 2'500'000};

  std::array<std::atomic<std::uint64_t>, 600> statuses = {};
  std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> durations = {};
  std::atomic<std::uint64_t> duration_ns = 0;
  std::atomic<std::uint64_t> bytes = 0;
  std::atomic<std::uint64_t> from_cache = 0;
  std::atomic<std::uint64_t> cache_bytes = 0;
  std::atomic<std::uint64_t> connections = 0;  ///< ever taken
  std::atomic<std::uint64_t> open = 0;         ///< now
  std::atomic<std::uint64_t> timeouts = 0;
  std::atomic<std::uint64_t> limited = 0;  ///< requests and connections refused by a limit per address
};

/// Of all threads.
class Metrics {
 public:
  Counters& add_thread() { return threads_.emplace_back(); }  ///< before any thread runs; stays where it is
  std::atomic<std::uint64_t> reloads = 0;

  [[nodiscard]] std::string text() const;

 private:
  std::deque<Counters> threads_;
};

}  // namespace thisday::serve
