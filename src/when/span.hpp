#pragma once
// A date's earliest and latest day.

#include <optional>

#include "when/day_number.hpp"

namespace thisday::when {

/// The days that a date may mean: from `earliest` to `latest`, both within. No value means no border on that side
/// (EDTF's open `..` and unknown end; the Edtf itself keeps those two apart).
struct Span {
  std::optional<DayNumber> earliest;
  std::optional<DayNumber> latest;

  friend constexpr bool operator==(const Span&, const Span&) = default;

  [[nodiscard]] constexpr bool contains(DayNumber day) const {
    return (!earliest || *earliest <= day) && (!latest || day <= *latest);
  }
  [[nodiscard]] constexpr bool overlaps(const Span& other) const {
    return (!earliest || !other.latest || *earliest <= *other.latest) &&
           (!latest || !other.earliest || *other.earliest <= *latest);
  }
};

/// The one day that a date means; none where it may be another, or has no span.
constexpr std::optional<DayNumber> only_day(const std::optional<Span>& span) {
  if (!span || !span->earliest || span->earliest != span->latest) return std::nullopt;
  return span->earliest;
}

}  // namespace thisday::when
