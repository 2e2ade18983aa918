#pragma once
// What evidence is about, as numbers: its links, then its parties, then its subjects. By them events are known to be of
// one war or one person, and a person to be told of elsewhere.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "story/event.hpp"

namespace thisday::keep::detail {

/// 40 bits of a hash; the chance that any two of a million topics fall together is a half.
using Topic = std::int64_t;

/// No more than this are kept of one piece of evidence or one event.
inline constexpr std::size_t kTopics = 8;

/// In order, each once. The first is what the evidence is about most: its own article, else the first link.
class Topics {
 public:
  void link(std::string_view target) { add('l', target); }
  void party(std::string_view name) { add('p', name); }
  void subject(std::string_view name) { add('s', name); }
  void add(Topic topic);

  [[nodiscard]] const std::vector<Topic>& all() const { return all_; }

 private:
  void add(char role, std::string_view name);
  std::vector<Topic> all_;
};

Topics topics_of(const story::Event& told, const story::Evidence& why);

/// As the column `topics` of `day` has them.
std::string packed(const std::vector<Topic>& topics);
std::vector<Topic> unpacked(std::string_view bytes);

}  // namespace thisday::keep::detail
