#include "story/event.hpp"

#include <gtest/gtest.h>

namespace thisday::story {
namespace {

Evidence evidence(const std::string& source, const std::string& quote) {
  return {SourceId{source}, {}, quote, when::Date(when::Edtf::day(1953, 7, 27).value())};
}

TEST(Event, ItsIdIsThatOfItsSmallestEvidenceWhateverTheOrder) {
  Event one;
  one.evidence = {evidence("b", "later"), evidence("a", "earlier")};
  Event other;
  other.evidence = {evidence("a", "earlier"), evidence("b", "later")};
  EXPECT_EQ(id_of(one), id_of(other));
  Event alone;
  alone.evidence = {evidence("a", "earlier")};
  EXPECT_EQ(id_of(one), id_of(alone));
}

TEST(Event, ItsIdDoesNotHangOnWhereInTheFileTheWordsStand) {
  Event one;
  one.evidence = {evidence("a", "words")};
  Event moved = one;
  moved.evidence.front().range = {100, 105};
  EXPECT_EQ(id_of(one), id_of(moved));
}

TEST(Event, KindsAreReadBackByTheirNames) {
  for (const Kind kind : {Kind::event, Kind::birth, Kind::death, Kind::observance})
    EXPECT_EQ(kind_named(name(kind)), kind);
  EXPECT_EQ(kind_named("war"), std::nullopt);
}

}  // namespace
}  // namespace thisday::story
