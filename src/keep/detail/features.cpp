#include "keep/detail/features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace thisday::keep::detail {
namespace {

template <class Number>
void put(std::string& bytes, Number number) {
  char raw[sizeof(Number)];
  std::memcpy(raw, &number, sizeof(Number));
  bytes.append(raw, sizeof(Number));
}

template <class Number>
bool take(std::string_view& bytes, Number& number) {
  if (bytes.size() < sizeof(Number)) return false;
  std::memcpy(&number, bytes.data(), sizeof(Number));
  bytes.remove_prefix(sizeof(Number));
  return true;
}

template <class Count, class Numbers>
void put_all(std::string& bytes, const Numbers& numbers) {
  const std::size_t count = std::min<std::size_t>(numbers.size(), std::numeric_limits<Count>::max());
  put(bytes, static_cast<Count>(count));
  for (std::size_t i = 0; i < count; ++i) put(bytes, numbers[i]);
}

template <class Count, class Numbers>
void take_all(std::string_view& bytes, Numbers& numbers) {
  Count count = 0;
  typename Numbers::value_type number = 0;
  if (!take(bytes, count)) return;
  for (Count i = 0; i < count && take(bytes, number); ++i) numbers.push_back(number);
}

}  // namespace

std::string packed(const Telling& telling) {
  std::string bytes;
  // A text of more words than that is told by its first ones.
  const std::size_t count = std::min<std::size_t>(telling.tokens.size(), std::numeric_limits<std::uint16_t>::max());
  bytes.reserve(8 + count * 5 + telling.name.size() * 4 + telling.links.size() * 8);
  put(bytes, static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    put(bytes, telling.tokens[i].hash);
    put(bytes, static_cast<std::uint8_t>(std::lround(telling.tokens[i].weight * 10)));
  }
  put_all<std::uint8_t>(bytes, telling.name);
  put_all<std::uint16_t>(bytes, telling.links);
  return bytes;
}

void unpack(std::string_view bytes, Telling& telling) {
  std::uint16_t count = 0;
  if (!take(bytes, count)) return;
  telling.tokens.reserve(std::min<std::size_t>(count, bytes.size() / 5));
  for (std::uint16_t i = 0; i < count; ++i) {
    std::uint32_t hash = 0;
    std::uint8_t weight = 0;
    if (!take(bytes, hash) || !take(bytes, weight)) return;
    telling.tokens.push_back({hash, static_cast<float>(weight) / 10.0F});
    telling.bloom |= std::uint64_t{1} << (hash & 63);
    telling.weight += telling.tokens.back().weight;
  }
  take_all<std::uint8_t>(bytes, telling.name);
  take_all<std::uint16_t>(bytes, telling.links);
}

bool may_match(std::string_view bytes, const Telling& telling) {
  std::uint16_t count = 0;
  if (!take(bytes, count)) return false;
  auto mine = telling.tokens.begin();
  for (std::uint16_t i = 0; i < count; ++i) {
    std::uint32_t hash = 0;
    std::uint8_t weight = 0;
    if (!take(bytes, hash) || !take(bytes, weight)) return false;
    while (mine != telling.tokens.end() && mine->hash < hash) ++mine;
    if (mine != telling.tokens.end() && mine->hash == hash) return true;
  }
  std::uint8_t names = 0;
  std::uint16_t links = 0;
  if (telling.links.empty() || !take(bytes, names) || bytes.size() < names * sizeof(std::uint32_t)) return false;
  bytes.remove_prefix(names * sizeof(std::uint32_t));
  return take(bytes, links) && links > 0;
}

Signature::Signature(const Telling& telling) : links_(!telling.links.empty()) {
  for (const Telling::Token& token : telling.tokens) add(token.hash);
}

Signature::Signature(std::string_view bytes) {
  std::uint16_t count = 0;
  if (!take(bytes, count)) return;
  for (std::uint16_t i = 0; i < count; ++i) {
    std::uint32_t hash = 0;
    std::uint8_t weight = 0;
    if (!take(bytes, hash) || !take(bytes, weight)) return;
    add(hash);
  }
  std::uint8_t names = 0;
  std::uint16_t links = 0;
  if (!take(bytes, names) || bytes.size() < names * sizeof(std::uint32_t)) return;
  bytes.remove_prefix(names * sizeof(std::uint32_t));
  links_ = take(bytes, links) && links > 0;
}

void Signature::add(std::uint32_t hash) {
  std::uint64_t& word = bits_[hash >> 6 & 3];
  const std::uint64_t bit = std::uint64_t{1} << (hash & 63);
  exact_ = exact_ && (word & bit) == 0;
  word |= bit;
}

bool Signature::may_share(const Signature& other, int least) const {
  if (links_ && other.links_) return true;
  int common = 0;
  for (std::size_t i = 0; i < bits_.size(); ++i) common += std::popcount(bits_[i] & other.bits_[i]);
  // Two words may have one bit, unless in one of the tellings no two have.
  return common >= least || (common > 0 && !exact_ && !other.exact_);
}

}  // namespace thisday::keep::detail
