#pragma once
// How much one address may ask. All threads share the account, so it has a lock; it is used only where a limit is set.

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>

namespace thisday::serve {

struct LimitOptions {
  double requests = 0;          ///< of one address in a second, in the long run; 0: any number
  double burst = 0;             ///< how many at once before that counts; 0: ten seconds' worth
  std::size_t connections = 0;  ///< of one address at once; 0: any number
};

/// Counts IPv6 addresses by their first 64 bits: a household has them all.
class Limits {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Limits(LimitOptions options);

  [[nodiscard]] bool counts_requests() const { return options_.requests > 0; }
  [[nodiscard]] bool counts_connections() const { return options_.connections > 0; }

  /// Whether this address may ask once more now.
  bool request(const boost::asio::ip::address& address, Clock::time_point now);
  /// Whether it may have one connection more; then it has, until disconnect().
  bool connect(const boost::asio::ip::address& address);
  void disconnect(const boost::asio::ip::address& address);
  /// Forgets those who have nothing to answer for. Call it every few seconds.
  void forget(Clock::time_point now);

 private:
  struct Account {
    double left = 0;  ///< requests that it may make at once
    Clock::time_point at = {};
    std::size_t connections = 0;
  };
  // Strangers beyond that many share one account: memory is bounded, whatever addresses are made up.
  static constexpr std::size_t kAccounts = 100'000;

  Account& account(const boost::asio::ip::address& address, Clock::time_point now);
  [[nodiscard]] double refilled(const Account& account, Clock::time_point now) const;

  LimitOptions options_;
  std::mutex mutex_;
  std::map<boost::asio::ip::address, Account> accounts_;
};

}  // namespace thisday::serve
