#pragma once
// Patterns as written, made into nodes: from the end to the beginning, for each part knows the node that comes after
// it.

#include <cstdint>
#include <deque>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "phrase/pattern.hpp"

namespace thisday::phrase {

class PatternCompiler {
 public:
  /// The nodes go to `rules`, the words of the patterns to `lexicon`.
  PatternCompiler(Rules& rules, Lexicon& lexicon) : rules_(rules), lexicon_(lexicon) {}

  /// What "$name" stands for in the patterns that come after. Errors: why the pattern is none.
  Result<void> define(std::string_view name, std::string_view pattern);

  /// Makes the nodes of a rule; `sets` is what it fills besides: "sense=calendar era=-1". Errors: the same.
  Result<void> compile(std::string_view pattern, std::string_view sets, Rules::Rule& rule);

 private:
  struct Item;
  using Way = std::pmr::vector<Item>;
  using Ways = std::pmr::vector<Way>;
  struct Item {
    Rules::Node node;
    bool optional = false;
    const Ways* ways = nullptr;  ///< of a group, kept in groups_; none: a single node
  };

  void blanks();
  Result<const Ways*> whole(std::string_view pattern);
  Result<const Ways*> alternatives();
  Result<Item> item();
  Result<Item> group(char closing);
  Result<Item> of_class();
  Result<Item> named();
  Item word();
  Result<std::uint32_t> fill(std::string_view text, std::uint32_t next);

  std::uint32_t add(const Rules::Node& node);
  std::uint32_t emit(const Ways& ways, std::uint32_t next);
  std::uint32_t emit(const Item& item, std::uint32_t next);
  std::uint32_t split(std::uint32_t one, std::uint32_t other);

  Rules& rules_;
  Lexicon& lexicon_;
  std::string_view rest_;                       ///< of the pattern being read
  std::pmr::monotonic_buffer_resource memory_;  ///< of groups_: thousands of short lists
  std::pmr::deque<Ways> groups_{&memory_};      ///< none moves
  std::unordered_map<std::string, const Ways*> names_;
};

}  // namespace thisday::phrase
