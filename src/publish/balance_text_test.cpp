#include "publish/balance_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace thisday::publish {
namespace {

ask::Balance sample() {
  ask::Balance balance;
  balance.events = 8;
  balance.births = 1;
  balance.days = {{1, 1, 5, 1, 0}, {1, 2, 3, 0, 1}};
  balance.regions[static_cast<std::size_t>(story::Region::latin_america)] = 2;
  balance.elsewhere = 6;
  balance.before_1900 = 4;
  balance.centuries = {{-5, 1}, {20, 7}};
  balance.subjects = {{"art", 2}, {"war", 6}};
  return balance;
}

TEST(BalanceText, GivesSharesOfTheEventsAndTheThinnestDay) {
  const std::string text = balance_text(sample());
  EXPECT_NE(text.find("8 events, 1 births"), std::string::npos) << text;
  EXPECT_NE(text.find("fewest 3 (01-02), most 5"), std::string::npos) << text;
  EXPECT_NE(text.find("latin america      2   25.0 %"), std::string::npos) << text;
  EXPECT_NE(text.find(" 5th century BC      1   12.5 %"), std::string::npos) << text;
  EXPECT_LT(text.find("war"), text.find("art"));
}

TEST(BalanceText, TellsProgramsTheSame) {
  const auto json = nlohmann::json::parse(balance_json(sample()));
  EXPECT_EQ(json.at("records"), 9);
  EXPECT_EQ(json.at("events_per_day").at("01-02"), 3);
  EXPECT_EQ(json.at("lives_per_day").at("01-01"), 1);
  EXPECT_EQ(json.at("shares").at("latin_america"), 0.25);
  EXPECT_EQ(json.at("shares").at("before_1900"), 0.5);
  EXPECT_EQ(json.at("centuries").at("-5"), 1);
}

TEST(BalanceText, NumbersCenturiesAsPeopleDo) {
  EXPECT_EQ(century_words(1), "1st century");
  EXPECT_EQ(century_words(-2), "2nd century BC");
  EXPECT_EQ(century_words(3), "3rd century");
  EXPECT_EQ(century_words(12), "12th century");
  EXPECT_EQ(century_words(21), "21st century");
}

TEST(BalanceText, SharesNothingOfNoEvents) {
  ask::Balance none;
  none.days = {{1, 1}};
  EXPECT_EQ(nlohmann::json::parse(balance_json(none)).at("shares").at("asia"), 0);
  EXPECT_NE(balance_text(none).find("0 events"), std::string::npos);
}

}  // namespace
}  // namespace thisday::publish
