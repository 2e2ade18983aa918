#include "publish/messages.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "publish/words.hpp"
#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

const Messages& korean() {
  const Messages* found = Messages::of("ko");
  EXPECT_NE(found, nullptr);
  return found != nullptr ? *found : Messages::english();
}

std::set<std::string> names_in(const nlohmann::json& message) {
  std::set<std::string> names;
  const std::string text = message.is_object() ? message.at("other").get<std::string>() : message.get<std::string>();
  static const std::regex name("\\{([a-z]+)\\}");
  for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) names.insert((*it)[1]);
  return names;
}

TEST(Messages, EveryLanguageSaysTheSameThings) {
  const auto english = nlohmann::json::parse(embedded("web/messages/en.json"));
  for (const Messages& messages : Messages::all()) {
    const auto file = nlohmann::json::parse(embedded("web/messages/" + messages.language() + ".json"));
    for (const auto& [key, message] : file.items()) {
      ASSERT_TRUE(english.contains(key)) << messages.language() << " has " << key;
      EXPECT_EQ(message.type(), english[key].type()) << key;
      if (message.is_array())
        EXPECT_EQ(message.size(), english[key].size()) << key;
      else
        EXPECT_EQ(names_in(message), names_in(english[key])) << messages.language() << ": " << key;
    }
  }
}

TEST(Messages, AnotherLanguageFallsBackToEnglishMessageByMessage) {
  const Messages polish("pl", R"({"nav-today": "Dzisiaj", "years-ago":
    {"one": "{count} rok temu", "few": "{count} lata temu", "many": "{count} lat temu", "other": "{count} roku temu"}})");
  EXPECT_EQ(polish.text("nav-today"), "Dzisiaj");
  EXPECT_EQ(polish.text("nav-map"), "Map");
  EXPECT_EQ(polish.counted("years-ago", 1), "1 rok temu");
  EXPECT_EQ(polish.counted("years-ago", 22), "22 lata temu");
  EXPECT_EQ(polish.counted("years-ago", 25), "25 lat temu");
  EXPECT_EQ(polish.counted("event", 2), "2 events");
}

TEST(Messages, ABrowserGetsTheBestOfItsLanguages) {
  EXPECT_EQ(Messages::preferred("ko-KR,ko;q=0.9,en;q=0.8").language(), "ko");
  EXPECT_EQ(Messages::preferred("xx,en;q=0.5,ko;q=0.9").language(), "ko");
  EXPECT_EQ(Messages::preferred("KO").language(), "ko");
  EXPECT_EQ(Messages::preferred("en-GB, ko;q=0.1").language(), "en");
  EXPECT_EQ(Messages::preferred("ko;q=0, en;q=0.2").language(), "en");
  for (const char* odd : {"", ",", ";q=", "*", "xx;q=abc,,;;", "k"})
    EXPECT_EQ(Messages::preferred(odd).language(), "en") << odd;
}

TEST(Messages, ValuesAreNotReadAsPatterns) {
  EXPECT_EQ(Messages::english().text("search-empty", {{"words", "{words} {count}"}}),
            "Nothing found for “{words} {count}”");
}

TEST(Messages, CountsAreGroupedOnlyWhereTheyAreLong) {
  EXPECT_EQ(Messages::english().counted("event", 0), "0 events");
  EXPECT_EQ(Messages::english().counted("event", 1), "1 event");
  EXPECT_EQ(Messages::english().counted("years-ago", 2069), "2069 years ago");
  EXPECT_EQ(Messages::english().counted("event", 300000), "300,000 events");
}

TEST(Messages, KoreanDatesAreWrittenFromTheYearDown) {
  const auto words = [](std::string_view edtf) {
    return date_words(when::Date(when::Edtf::parse(edtf).value()), korean());
  };
  EXPECT_EQ(words("1953-07-27"), "1953년 7월 27일");
  EXPECT_EQ(words("1950-06"), "1950년 6월");
  EXPECT_EQ(words("1950-21"), "1950년 봄");
  EXPECT_EQ(words("-0043-03-15"), "기원전 44년 3월 15일");
  EXPECT_EQ(words("1100~"), "1100년경");
  EXPECT_EQ(words("195X"), "1950년대");
  EXPECT_EQ(words("1950-06-25/1953-07-27"), "1950년 6월 25일 – 1953년 7월 27일");
  EXPECT_EQ(words("1953-07-27/.."), "1953년 7월 27일부터");
  EXPECT_EQ(years_words(-57, -49, korean()), "기원전 58–50년");
  EXPECT_EQ(ago_words(73, korean()), "73년 전");
  EXPECT_EQ(ago_words(1, korean()), "1년 전");
}

}  // namespace
}  // namespace thisday::publish
