#include "read/parses.hpp"

#include <algorithm>

namespace thisday::read {

const Parse& Parses::of(std::size_t index) {
  Slot& slot = slots_[index % slots_.size()];
  if (slot.index == index) return slot.parse;
  const story::ByteRange range = sentences_[index].range;
  const auto first = std::lower_bound(mentions_.begin(), mentions_.end(), range.begin,
                                      [](const Mention& m, std::size_t at) { return m.range.begin < at; });
  parse_sentence(text_, range, mentions_, static_cast<std::size_t>(first - mentions_.begin()), lexis_, slot.parse);
  slot.index = index;
  return slot.parse;
}

}  // namespace thisday::read
