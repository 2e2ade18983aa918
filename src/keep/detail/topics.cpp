#include "keep/detail/topics.hpp"

#include <algorithm>

namespace thisday::keep::detail {
namespace {

constexpr std::size_t kBytes = 5;

}  // namespace

void Topics::add(Topic topic) {
  if (all_.size() < kTopics && std::find(all_.begin(), all_.end(), topic) == all_.end()) all_.push_back(topic);
}

void Topics::add(char role, std::string_view name) {
  // FNV-1a, folded to 40 bits.
  std::uint64_t hash = 0xcbf29ce484222325U;
  hash = (hash ^ static_cast<unsigned char>(role)) * 0x100000001b3U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  add(static_cast<Topic>((hash ^ (hash >> 40)) & 0xFF'FFFF'FFFFU));
}

Topics topics_of(const story::Event& told, const story::Evidence& why) {
  Topics topics;
  for (const std::string& link : told.links) topics.link(link);
  for (const story::Link& link : why.links) topics.link(link.target);
  for (const std::string& party : told.parties) topics.party(party);
  for (const std::string& subject : told.subjects) topics.subject(subject);
  return topics;
}

std::string packed(const std::vector<Topic>& topics) {
  std::string bytes;
  bytes.reserve(topics.size() * kBytes);
  for (const Topic topic : topics)
    for (std::size_t i = 0; i < kBytes; ++i) bytes += static_cast<char>(topic >> (8 * i) & 0xFF);
  return bytes;
}

std::vector<Topic> unpacked(std::string_view bytes) {
  std::vector<Topic> topics;
  topics.reserve(bytes.size() / kBytes);
  for (; bytes.size() >= kBytes; bytes.remove_prefix(kBytes)) {
    Topic topic = 0;
    for (std::size_t i = 0; i < kBytes; ++i)
      topic |= static_cast<Topic>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    topics.push_back(topic);
  }
  return topics;
}

}  // namespace thisday::keep::detail
