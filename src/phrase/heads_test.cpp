#include "phrase/heads.hpp"

#include <gtest/gtest.h>

namespace thisday::phrase {
namespace {

std::string said(const std::string& language, HeadPlace place, std::string_view text) {
  const auto phrase = Heads::of(language)->read(place, text);
  return phrase ? std::string(text.substr(0, phrase->end)) + ": " + describe(*phrase) : "none";
}

TEST(Heads, EveryExampleOfTheRulesSaysWhatItIsToSay) {
  for (const auto place : {HeadPlace::on_a_day, HeadPlace::in_a_year, HeadPlace::title}) {
    ASSERT_FALSE(Heads::of("en")->examples(place).empty());
    for (const auto& example : Heads::of("en")->examples(place)) {
      const std::string text = example.text.substr(4);
      EXPECT_EQ(said(example.text.substr(0, 2), place, text), text + ": " + example.meaning) << example.rule;
    }
  }
}

TEST(Heads, EveryLanguageHasItsMonthsAndItsTitles) {
  ASSERT_GE(Heads::languages().size(), 5U);
  const std::pair<const char*, const char*> titles[] = {
      {"en", "July 27"}, {"de", "27. Juli"},    {"fr", "27 juillet"},  {"it", "27 luglio"},
      {"ru", "27 июля"}, {"es", "27 de julio"}, {"pt", "27 de julho"}, {"nl", "27 juli"},
      {"sv", "27 juli"}, {"pl", "27 lipca"},    {"uk", "27 липня"}};
  for (const auto& [language, title] : titles)
    EXPECT_EQ(said(language, HeadPlace::title, title), std::string(title) + ": calendar month=7 day=27") << language;
  EXPECT_EQ(said("de", HeadPlace::title, "44 v. Chr."), "44 v. Chr.: calendar year=44 era=-1");
  EXPECT_EQ(said("fr", HeadPlace::title, "44 av. J.-C."), "44 av. J.-C.: calendar year=44 era=-1");
  EXPECT_EQ(said("it", HeadPlace::title, "44 a.C."), "44 a.C.: calendar year=44 era=-1");
  EXPECT_EQ(said("en", HeadPlace::title, "44 BC"), "44 BC: calendar year=44 era=-1");
}

TEST(Heads, OfTextThatBeginsWithNoDateThereAreNone) {
  EXPECT_EQ(Heads::of("xx"), nullptr);
  EXPECT_EQ(said("en", HeadPlace::on_a_day, "Pope John"), "none");
  EXPECT_EQ(said("en", HeadPlace::in_a_year, "The Kinks tour Australia"), "none");
  EXPECT_EQ(said("en", HeadPlace::on_a_day, ""), "none");
  EXPECT_EQ(said("en", HeadPlace::on_a_day, "In the beginning"), "none");  // a word of other heads only
}

}  // namespace
}  // namespace thisday::phrase
