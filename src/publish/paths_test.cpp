#include "publish/paths.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

TEST(Paths, TheYearOfPagesGoesRoundIn366Days) {
  MonthDay day{1, 1};
  int days = 0;
  do {
    const MonthDay next = day_after(day);
    EXPECT_EQ(day_before(next), day);
    day = next;
    ++days;
  } while (day != MonthDay{1, 1} && days < 400);
  EXPECT_EQ(days, 366);
}

TEST(Paths, TwentyNinthOfFebruaryHasItsPage) {
  EXPECT_EQ(day_after({2, 28}), (MonthDay{2, 29}));
  EXPECT_EQ(day_before({3, 1}), (MonthDay{2, 29}));
}

TEST(Paths, AddressesAreAscii) {
  EXPECT_EQ(day_path({7, 4}), "/07-04");
  EXPECT_EQ(day_json_path({7, 27}), "/api/v1/on/07-27");
  EXPECT_EQ(entry_path("korean-armistice"), "/entry/korean-armistice");
  EXPECT_EQ(entry_path("a/b é?"), "/entry/a%2Fb%20%C3%A9%3F");
}

}  // namespace
}  // namespace thisday::publish
