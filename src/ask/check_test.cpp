#include "ask/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ask/library_check.hpp"
#include "keep/sample_library.hpp"

namespace thisday::ask {
namespace {

using keep::date_of;
using story::Kind;

/// A library of a few well-known events.
class CheckTest : public testing::Test {
 protected:
  void SetUp() override {
    auto store = keep::Store::open(path(), keep::Store::Mode::create);
    ASSERT_TRUE(store) << store.error().message;
    add(**store, source("almanac", "The almanac"),
        {keep::event_of(source("almanac", "The almanac"), date_of("1953-07-27"),
                        "An armistice at Panmunjom ends the fighting in Korea"),
         keep::event_of(source("almanac", "The almanac"), date_of("1969-07-20"),
                        "Neil Armstrong and Buzz Aldrin of Apollo 11 walk on the Moon"),
         keep::event_of(source("almanac", "The almanac"), date_of("1917-11-07"),
                        "The Bolsheviks storm the Winter Palace in Petrograd"),
         keep::event_of(source("almanac", "The almanac"), date_of("1867-11-07"), "Marie Curie, physicist and chemist",
                        Kind::birth),
         keep::event_of(source("almanac", "The almanac"), date_of("1096-07-15", when::Calendar::julian),
                        "Crusaders leave Cologne under Peter the Hermit"),
         keep::event_of(source("almanac", "The almanac"), date_of("1888-01-01"),
                        "Zebulon Quillfeather opens the Gasworks at Thistlebury")});
    add(**store, source("days", "Pages of days"),
        {keep::event_of(source("days", "Pages of days"), date_of("1953-07-27"),
                        "Korean War: the armistice is signed at Panmunjom, and the fighting in Korea ends"),
         keep::event_of(source("days", "Pages of days"), date_of("1961"),
                        "Ferdinand Kloppstock paints the ceiling of the Ludwigshafen opera")});
  }

  static story::Source source(const std::string& path, const std::string& title) {
    story::Source source = keep::source_of(path);
    source.title = title;
    source.author = "";
    return source;
  }
  static void add(keep::Store& store, const story::Source& from, const std::vector<story::Event>& events) {
    ASSERT_TRUE(store.begin(from));
    for (const story::Event& event : events) ASSERT_TRUE(store.add(event));
    ASSERT_TRUE(store.commit());
  }
  [[nodiscard]] std::string path() const { return folder_.file("library.db"); }

  std::vector<Finding> check(const std::string& words, const CheckOptions& options = {}) {
    if (!library_) {
      auto opened = Library::open(path());
      EXPECT_TRUE(opened);
      library_.emplace(*std::move(opened));
    }
    story::Text text;
    text.content = words;
    auto findings = Checker(*library_).check(text, options);
    EXPECT_TRUE(findings);
    return findings ? *std::move(findings) : std::vector<Finding>();
  }

  keep::TemporaryFolder folder_;
  std::optional<Library> library_;
};

const Finding* with(const std::vector<Finding>& findings, Rule rule) {
  const auto found =
      std::find_if(findings.begin(), findings.end(), [&](const Finding& each) { return each.rule == rule; });
  return found == findings.end() ? nullptr : &*found;
}

/// What the calendar and the draft itself say of a text.
std::vector<Finding> by_itself(const std::string& words, const CheckOptions& options = {}) {
  story::Text text;
  text.content = words;
  const auto findings = Checker().check(text, options);
  EXPECT_TRUE(findings);
  return findings.value();
}

TEST_F(CheckTest, ADateThatSourcesHaveAgrees) {
  const auto findings = check("The armistice at Panmunjom was signed on 27 July 1953.");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::agrees) << findings[0].message;
  EXPECT_EQ(findings[0].works, 2U);
  EXPECT_EQ(findings[0].message, "two independent sources say so too: Pages of days and The almanac");
}

TEST_F(CheckTest, AnotherDateDisagreesAndSaysWhoHasWhich) {
  const std::string draft = "The armistice at Panmunjom was signed on 26 July 1953.";
  const auto findings = check(draft);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::disagrees);
  EXPECT_EQ(findings[0].message,
            "the draft says 26 July 1953, but two independent sources say 27 July 1953: Pages of days and The almanac");
  EXPECT_EQ(draft.substr(findings[0].range.begin, findings[0].range.size()), "26 July 1953");
  ASSERT_EQ(findings[0].testimony.size(), 2U);
  EXPECT_FALSE(findings[0].testimony[0].agrees);
}

TEST_F(CheckTest, EveryWayOfErringIsFound) {
  for (const char* date : {"27 July 1954", "27 June 1953", "28 July 1953", "27 July 1935"}) {
    const auto findings = check(std::string("An armistice at Panmunjom ended the fighting in Korea on ") + date + ".");
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].verdict, Verdict::disagrees) << date << ": " << findings[0].message;
  }
}

TEST_F(CheckTest, ABirthIsFoundByItsName) {
  EXPECT_EQ(check("Marie Curie was born on 7 November 1867 in Warsaw.")[0].verdict, Verdict::agrees);
  EXPECT_EQ(check("Marie Curie was born on 7 November 1868 in Warsaw.")[0].verdict, Verdict::disagrees);
  const auto life = check("Marie Curie (11 July 1867 \u2013 4 July 1934) was a physicist.");
  ASSERT_EQ(life.size(), 2U);
  EXPECT_EQ(life[0].verdict, Verdict::disagrees) << life[0].message;
  EXPECT_EQ(life[1].verdict, Verdict::unknown);
}

TEST_F(CheckTest, OldStyleIsNoError) {
  const auto findings = check("The Bolsheviks stormed the Winter Palace in Petrograd on 25 October 1917.");
  const auto explained = std::find_if(findings.begin(), findings.end(),
                                      [](const Finding& each) { return each.verdict == Verdict::style_explains; });
  ASSERT_NE(explained, findings.end());
  EXPECT_EQ(
      explained->message,
      "25 October 1917 here and 7 November 1917 in The almanac are the same day in the Old and the New Style calendar");
  for (const Finding& finding : findings) EXPECT_FALSE(fails(finding.verdict)) << finding.message;
}

TEST_F(CheckTest, LessPreciseIsNotWrong) {
  EXPECT_EQ(check("An armistice at Panmunjom ended the fighting in Korea in July 1953.")[0].verdict,
            Verdict::differs_in_precision);
  EXPECT_EQ(check("Ferdinand Kloppstock painted the ceiling of the Ludwigshafen opera on 3 May 1961.")[0].verdict,
            Verdict::differs_in_precision);
}

TEST_F(CheckTest, OneWeakSourceIsOnlySuspected) {
  const auto findings = check("Zebulon Quillfeather opened the Gasworks at Thistlebury on 1 January 1889.");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].verdict, Verdict::suspicious) << findings[0].message;
  EXPECT_NE(findings[0].message.find("one source says 1 January 1888: The almanac"), std::string::npos)
      << findings[0].message;
}

TEST_F(CheckTest, WhatTheLibraryDoesNotKnowIsUnknown) {
  const auto findings = check("Ludmilla Brandywine planted an orchard at Nettlecombe on 3 May 1871.");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::unknown);
}

TEST_F(CheckTest, AnotherEventOfTheSamePlaceIsNotAccused) {
  const auto findings = check("Traders opened a market in Petrograd on 9 November 1912.");
  for (const Finding& finding : findings) EXPECT_FALSE(fails(finding.verdict)) << finding.message;
}

TEST_F(CheckTest, AnotherNumberIsAnotherThing) {
  auto store = keep::Store::open(path(), keep::Store::Mode::write);
  ASSERT_TRUE(store);
  add(**store, source("list", "A list"),
      {keep::event_of(source("list", "A list"), date_of("1868-12-21"), "The balloon Meteor 8 leaves for the Alps")});
  EXPECT_EQ(check("The balloon Meteor 8 left for the Alps on 21 July 1868.")[0].verdict, Verdict::disagrees);
  EXPECT_EQ(check("The balloon Meteor 11 left for the Alps on 21 July 1868.")[0].verdict, Verdict::unknown);
}

TEST_F(CheckTest, WhoMentionsAnEventIsNoWitnessOfIt) {
  auto store = keep::Store::open(path(), keep::Store::Mode::write);
  ASSERT_TRUE(store);
  const story::Source list = source("list", "A list");
  story::Event flight = keep::event_of(list, date_of("1612-04-16"), "Hedwig Grönlund crosses the Kattegat");
  flight.evidence.front().quote = "Hedwig Grönlund crosses the Kattegat, the day after the Gullfaxe sank.";
  add(**store, list, {keep::event_of(list, date_of("1612-04-15"), "The Gullfaxe goes down off Skagen"), flight});
  const auto findings = check("The Gullfaxe sank on 16 April 1612 after it struck a rock off Skagen.");
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings[0].verdict, Verdict::disagrees) << findings[0].message;
}

TEST_F(CheckTest, TheDraftItselfDoesNotBearWitness) {
  CheckOptions options;
  options.without = {"almanac", "days"};
  EXPECT_EQ(check("The armistice at Panmunjom was signed on 27 July 1953.", options)[0].verdict, Verdict::unknown);
}

TEST_F(CheckTest, TheFifteenthBefore1583IsNotedWhereOneSourceHasIt) {
  const auto findings = check("Crusaders left Cologne under Peter the Hermit on 15 July 1096.");
  const Finding* note = with(findings, Rule::round_day);
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->verdict, Verdict::suspicious);
}

TEST_F(CheckTest, ALibraryIsCheckedToo) {
  auto store = keep::Store::open(path(), keep::Store::Mode::write);
  ASSERT_TRUE(store);
  add(**store, source("list", "A list"),
      {keep::event_of(source("list", "A list"), date_of("1737-01-29"), "Thomas Paine, writer", Kind::birth),
       keep::event_of(source("list", "A list"), date_of("1737-02-09"), "Thomas Paine, pamphleteer", Kind::birth),
       keep::event_of(source("list", "A list"), date_of("1801-05-03"), "Ada Example, painter", Kind::birth),
       keep::event_of(source("list", "A list"), date_of("1802-05-03"), "Ada Example, sculptor", Kind::birth)});
  const auto library = Library::open(path());
  ASSERT_TRUE(library);
  const auto findings = check_library(*library);
  ASSERT_TRUE(findings);
  const Finding* doubled = with(*findings, Rule::doubled);
  ASSERT_NE(doubled, nullptr);
  EXPECT_EQ(doubled->message, "Ada Example, sculptor: in the library on 3 May 1801 and on 3 May 1802");
  const Finding* styled = with(*findings, Rule::library);
  ASSERT_NE(styled, nullptr);
  EXPECT_EQ(styled->verdict, Verdict::style_explains) << styled->message;
  const Finding* new_year = with(*findings, Rule::new_year);
  ASSERT_NE(new_year, nullptr);
  EXPECT_NE(new_year->message.find("1 January 1888"), std::string::npos);
}

TEST(SelfCheckTest, DaysThatThereAreNotAreImpossible) {
  for (const char* draft :
       {"It ended on 30 February 1950.", "It ended on 31 June 1950.", "It ended on February 29, 1951.",
        "In Rome the pope died on 10 October 1582.", "In London the riots began on 11 September 1752."}) {
    const auto findings = by_itself(draft);
    const Finding* found = with(findings, Rule::calendar);
    ASSERT_NE(found, nullptr) << draft;
    EXPECT_EQ(found->verdict, Verdict::impossible) << found->message;
  }
  for (const char* draft : {"It ended on 29 February 1952.", "In Sweden the year 1712 had a 30 February 1712.",
                            "It ended on 29 February 1900 O.S.", "In London it rained on 14 September 1752."})
    EXPECT_EQ(with(by_itself(draft), Rule::calendar), nullptr) << draft;
}

TEST(SelfCheckTest, AWeekdayMustBeThatOfTheDay) {
  const auto findings = by_itself("On Sunday, July 27, 1953, the guns fell silent.");
  const Finding* found = with(findings, Rule::weekday);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::impossible);
  EXPECT_EQ(found->message, "27 July 1953 was a Monday, not a Sunday");
  EXPECT_EQ(with(by_itself("On Monday, July 27, 1953, the guns fell silent."), Rule::weekday), nullptr);
  const auto styled = by_itself("On Wednesday, 25 October 1917, Petrograd fell.");
  ASSERT_NE(with(styled, Rule::weekday), nullptr);
  EXPECT_EQ(with(styled, Rule::weekday)->verdict, Verdict::style_explains);
  const auto elsewhere = by_itself("On Wednesday, 25 October 1917, Chicago celebrated.");
  EXPECT_EQ(with(elsewhere, Rule::weekday)->verdict, Verdict::impossible);
}

TEST(SelfCheckTest, AnEndBeforeTheBeginningIsImpossible) {
  EXPECT_NE(with(by_itself("The festival lasted from 5 May 1960 to 2 May 1960."), Rule::order), nullptr);
  EXPECT_EQ(with(by_itself("The festival lasted from 2 May 1960 to 5 May 1960."), Rule::order), nullptr);
  EXPECT_NE(with(by_itself("Jane Doe (4 July 1934 \u2013 7 November 1867) was a painter."), Rule::order), nullptr);
  EXPECT_NE(with(by_itself("The siege of Lund began in June 1643. It ended in May 1643."), Rule::order), nullptr);
  EXPECT_EQ(with(by_itself("The siege of Lund began in May 1643. It ended in June 1643."), Rule::order), nullptr);
}

TEST(SelfCheckTest, ALengthMustFitItsDates) {
  EXPECT_NE(with(by_itself("The three-year war lasted from 25 June 1950 to 27 July 1958."), Rule::length), nullptr);
  EXPECT_EQ(with(by_itself("The three-year war lasted from 25 June 1950 to 27 July 1953."), Rule::length), nullptr);
  EXPECT_NE(with(by_itself("The eight-year Korean War left the land in ruins."), Rule::length), nullptr);
  EXPECT_EQ(with(by_itself("The three-year Korean War left the land in ruins."), Rule::length), nullptr);
}

TEST(SelfCheckTest, YearsAgoAreCountedFromTheDraftsDay) {
  CheckOptions options;
  options.reading.document_date = when::CivilDay{2023, 7, 27};
  EXPECT_EQ(
      with(by_itself("It was 70 years ago, on 27 July 1953, that the guns fell silent.", options), Rule::distance),
      nullptr);
  const auto findings = by_itself("It was 60 years ago, on 27 July 1953, that the guns fell silent.", options);
  const Finding* found = with(findings, Rule::distance);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::impossible);
}

TEST(SelfCheckTest, AnAgeMustFitTheBirth) {
  const std::string life = "Marie Curie (7 November 1867 \u2013 4 July 1934) was a physicist. ";
  EXPECT_EQ(with(by_itself(life + "She died aged 66."), Rule::age), nullptr);
  const auto findings = by_itself(life + "She died at the age of 70.");
  const Finding* found = with(findings, Rule::age);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->message, "the draft says aged 70, but Marie Curie, born 7 November 1867, was 66 on 4 July 1934");
}

TEST(SelfCheckTest, TheTitlesDayIsTheLeads) {
  story::Text text;
  text.content = "July 27, 1953: the armistice\n\nOn July 26, 1953, the armistice was signed.";
  text.blocks = {{story::Block::Kind::heading, 1, {0, 28}},
                 {story::Block::Kind::paragraph, 0, {30, text.content.size()}}};
  const auto findings = Checker().check(text, {});
  ASSERT_TRUE(findings);
  const Finding* found = with(*findings, Rule::title);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->message, "the title says 27 July 1953, but here it is 26 July 1953");
  EXPECT_EQ(found->other.begin, 0U);
}

TEST(SelfCheckTest, TheFrontMattersDayIsTheLeadsToo) {
  CheckOptions options;
  options.entry_date = date_of("1953-07-28");
  EXPECT_NE(with(by_itself("On July 27, 1953, the armistice was signed.", options), Rule::title), nullptr);
  options.entry_date = date_of("1953-07-27");
  EXPECT_EQ(with(by_itself("On July 27, 1953, the armistice was signed.", options), Rule::title), nullptr);
}

TEST(SelfCheckTest, OneEventHasOneDate) {
  const auto findings = by_itself(
      "Gustav Wasa Lindqvist founded the Uppsala Observatory on 3 May 1741.\n\n"
      "Much later the town grew.\n\n"
      "Gustav Wasa Lindqvist founded the Uppsala Observatory on 3 May 1742.");
  ASSERT_NE(with(findings, Rule::retold), nullptr);
  EXPECT_NE(with(by_itself("The Gullfaxe sank on 3 May 1741.\n\nThe Gullfaxe sank on 4 May 1741."), Rule::retold),
            nullptr);
  EXPECT_EQ(with(by_itself("The Gullfaxe sailed on 3 May 1741.\n\nThe Gullfaxe sailed on 4 May 1741."), Rule::retold),
            nullptr);
  const auto births = by_itself("Ada Example was born on 3 May 1741.\n\nAda Example was born on 13 May 1741.");
  ASSERT_NE(with(births, Rule::retold), nullptr);
  EXPECT_EQ(with(births, Rule::retold)->verdict, Verdict::impossible);
}

TEST(SelfCheckTest, APlainStoryHasNothingToSay) {
  const auto findings = by_itself(
      "On 25 June 1950 the North invaded. In September the landing at Inchon turned the war. "
      "The armistice was signed on Monday, 27 July 1953, after three years of fighting.");
  EXPECT_TRUE(findings.empty()) << findings[0].message;
}

}  // namespace
}  // namespace thisday::ask
