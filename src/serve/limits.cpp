#include "serve/limits.hpp"

#include <algorithm>

#include "serve/proxy.hpp"

namespace thisday::serve {
namespace {

namespace ip = boost::asio::ip;

ip::address household(const ip::address& address) {
  const ip::address own = plain(address);
  if (own.is_v4()) return own;
  auto bytes = own.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return ip::address_v6(bytes);
}

}  // namespace

Limits::Limits(LimitOptions options) : options_(options) {
  if (options_.burst <= 0) options_.burst = std::max(1.0, options_.requests * 10);
}

double Limits::refilled(const Account& account, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - account.at).count();
  return std::min(options_.burst, account.left + std::max(seconds, 0.0) * options_.requests);
}

Limits::Account& Limits::account(const ip::address& address, Clock::time_point now) {
  const ip::address key = household(address);
  const auto found = accounts_.find(key);
  if (found != accounts_.end()) return found->second;
  const Account fresh{options_.burst, now, 0};
  return accounts_.try_emplace(accounts_.size() < kAccounts ? key : ip::address(), fresh).first->second;
}

bool Limits::request(const ip::address& address, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Account& one = account(address, now);
  one.left = refilled(one, now);
  one.at = now;
  if (one.left < 1) return false;
  one.left -= 1;
  return true;
}

bool Limits::connect(const ip::address& address) {
  const std::lock_guard lock(mutex_);
  Account& one = account(address, Clock::now());
  if (one.connections >= options_.connections) return false;
  ++one.connections;
  return true;
}

void Limits::disconnect(const ip::address& address) {
  const std::lock_guard lock(mutex_);
  auto found = accounts_.find(household(address));
  if (found == accounts_.end()) found = accounts_.find(ip::address());
  if (found != accounts_.end() && found->second.connections > 0) --found->second.connections;
}

void Limits::forget(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(accounts_, [&](const auto& entry) {
    return entry.second.connections == 0 && refilled(entry.second, now) >= options_.burst;
  });
}

}  // namespace thisday::serve
