#include "read/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

#include "read/table_rows.hpp"
#include "read_embedded.hpp"

namespace thisday::read {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Vocabulary::Kind::kind_count)> kKinds = {
    "begins", "ends", "abbreviation", "event-stop", "phrase-stop", "opens", "future", "so-far", "by-then"};

}  // namespace

const Vocabulary* Vocabulary::of(std::string_view language) {
  static const std::unique_ptr<const Vocabulary> english(new Vocabulary(embedded("languages/en/story.tsv")));
  return language == "en" ? english.get() : nullptr;
}

Vocabulary::Vocabulary(std::string_view tsv) : kinds_(1) {
  each_row(tsv, [&](std::string_view kind, std::string_view words) {
    const auto at = std::find(kKinds.begin(), kKinds.end(), kind) - kKinds.begin();
    assert(static_cast<std::size_t>(at) < kKinds.size());
    while (!words.empty()) {
      const std::uint16_t word = words_.add(trimmed(take_until(words, ',')));
      kinds_.resize(words_.size());
      kinds_[word] = static_cast<std::uint16_t>(kinds_[word] | 1U << at);
    }
  });
}

}  // namespace thisday::read
