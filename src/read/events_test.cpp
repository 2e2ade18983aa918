#include "read/events.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thisday::read {
namespace {

std::vector<story::Event> events(const std::string& content) {
  story::Text text;
  text.content = content;
  return read(text, {}).value().events;
}

// "DATE headline" of each event, one a line.
std::string told(const std::string& content) {
  std::string all;
  for (const story::Event& event : events(content)) all += event.date->edtf().str() + " " + event.headline + "\n";
  return all;
}

std::vector<std::string> parties(const std::string& content) {
  const auto all = events(content);
  return all.empty() ? std::vector<std::string>{"no event"} : all.front().parties;
}

std::vector<std::string> places(const std::string& content) {
  std::vector<std::string> names;
  for (const story::Event& event : events(content))
    for (const story::Place& place : event.places) names.push_back(place.name);
  return names;
}

using Names = std::vector<std::string>;

TEST(Events, TheDateAndWhatLeadsToItLeaveTheHeadline) {
  EXPECT_EQ(told("On 3 May 1808, at dawn, the town rose."), "1808-05-03 At dawn, the town rose\n");
  EXPECT_EQ(told("The king died on the night of 9 June 1790 in his palace."),
            "1790-06-09 The king died in his palace\n");
  EXPECT_EQ(told("The general, in May 1813, crossed the river."), "1813-05 The general crossed the river\n");
}

TEST(Events, EachClauseWithADateIsAnEventAndTheOthersAreNone) {
  EXPECT_EQ(told("The fleet sailed in June 1801, and in August 1801 it reached the bay."),
            "1801-06 The fleet sailed\n1801-08 The fleet reached the bay\n");
  EXPECT_EQ(told("The fleet had waited for months when the king died in June 1801."), "1801-06 The king died\n");
}

TEST(Events, AVerbThatSharesItsSubjectIsToldWithIt) {
  EXPECT_EQ(told("The rebels took the bridge in May 1822 and burned the town in July 1822."),
            "1822-05 The rebels took the bridge\n1822-07 The rebels burned the town\n");
  EXPECT_EQ(told("In May 1822 the rebels took the bridge and burned the town."),
            "1822-05 The rebels took the bridge and burned the town\n");
}

TEST(Events, APronounGivesWayToItsAntecedent) {
  EXPECT_EQ(told("The rebel troops were hungry. In May 1822 they took the bridge."),
            "1822-05 The rebel troops took the bridge\n");
  EXPECT_EQ(told("What is left is the treaty. It was broken in 1840."), "1840 The treaty was broken\n");
  EXPECT_EQ(told("Anna Petrova was a doctor. She died in Kazan in 1911."), "1911 Anna Petrova died in Kazan\n");
}

TEST(Events, WhatAPronounStandsForAgreesWithIt) {
  EXPECT_EQ(told("The rebel troops were hungry. He left in May 1822."), "1822-05 He left\n");
  EXPECT_EQ(told("The rebels had a cannon. It was agreed in May 1822 that they should keep it."),
            "1822-05 It was agreed that they should keep it\n");
}

TEST(Events, ARelativeClauseTellsOfTheNounBefore) {
  EXPECT_EQ(told("They praised the old governor, who died in 1790."), "1790 The old governor died\n");
}

TEST(Events, ADateInANounPhraseDatesTheNoun) {
  EXPECT_EQ(told("The division of 1945 was meant to last."), "");
  EXPECT_EQ(told("The June 1790 elections were forgotten."), "");
  EXPECT_EQ(told("The old bridge (1790) still stands."), "");
  EXPECT_EQ(told("After the battle of 3 May 1808 the town was empty."), "");
}

TEST(Events, NeitherLengthsNorPlansAreDates) {
  EXPECT_EQ(told("The quarrel prolonged the war by more than a year."), "");
  EXPECT_EQ(told("The partners agreed to meet in May 1822."), "");
  EXPECT_EQ(told("If the harvest failed in 1822, they would leave."), "");
  EXPECT_EQ(told("The price was higher than in 1822."), "");
}

TEST(Events, WhatHasNoVerbIsNoEvent) {
  EXPECT_EQ(told("The town fell in May 1822, and once more in July."),
            "1822-05 The town fell\n1822-07 The town fell\n");
  EXPECT_EQ(told("A long winter in 1822."), "");
}

TEST(Events, ADateThatIsTheSubjectStays) {
  EXPECT_EQ(told("In March 1801 they invaded. The first two years of the war were quiet. Peace came in May 1805."),
            "1801-03 They invaded\n1801-03/1803-03 The first two years of the war were quiet\n1805-05 Peace came\n");
}

TEST(Events, SinceAndUntilLeaveAnEndOpen) {
  EXPECT_EQ(told("The ruins have been empty since May 1822."), "1822-05/.. The ruins have been empty\n");
  EXPECT_EQ(told("From May 1822 on they fought."), "1822-05/.. They fought\n");
  EXPECT_EQ(told("The garrison held out until May 1822."), "../1822-05 The garrison held out\n");
}

TEST(Events, ARangeIsOneEventAndADateToldTwiceIsTwo) {
  EXPECT_EQ(told("Three bills failed between 1890 and 1892."), "1890/1892 Three bills failed\n");
  EXPECT_EQ(told("In 1890–92 three bills failed."), "1890/1892 Three bills failed\n");
  EXPECT_EQ(told("The river froze in 1890 and 1892."), "1890 The river froze\n1892 The river froze\n");
}

TEST(Events, OneEventIsToldOnceHoweverOften) {
  const auto all = events(
      "In June 1822 the armistice was signed at Lund by both sides. Much followed from it. "
      "The armistice was signed at Lund on 9 June 1822.");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].date->edtf().str(), "1822-06-09");
  EXPECT_EQ(all[0].evidence.size(), 2U);
  EXPECT_EQ(all[0].evidence[0].date->edtf().str(), "1822-06");
}

TEST(Events, PlacesFollowTheirPrepositionsAndPartiesAct) {
  const std::string text = "In May 1822 Russian troops under Peter Wolf met General Brun near Lund, Sweden.";
  EXPECT_EQ(parties(text), (Names{"Russian", "Peter Wolf", "General Brun"}));
  EXPECT_EQ(places(text), (Names{"Lund", "Sweden"}));
  EXPECT_EQ(places("In May 1822 the rebels crossed the Volga River and captured Kazan."),
            (Names{"Volga River", "Kazan"}));
  EXPECT_EQ(places("They lived in Kazan. Kazan fell in May 1822."), (Names{"Kazan"}));
  EXPECT_EQ(places("In May 1822 they held the port of Odessa."), (Names{"Odessa"}));
}

TEST(Events, NeitherMonthsNorOrdinaryWordsAreNames) {
  EXPECT_EQ(parties("Truce talks opened in May 1822. The truce held."), Names{});
  EXPECT_EQ(places("The town was lost in May 1822 and was not retaken in September."), Names{});
  EXPECT_EQ(parties("In May 1822 the First Balkan War began."), Names{});
}

TEST(Events, WhatStandsForAPronounIsNamed) {
  EXPECT_EQ(parties("Anna Petrova was a doctor. She died in 1911."), (Names{"Anna Petrova"}));
}

TEST(Events, ASentenceWithoutEndCostsNothing) {
  std::string text = "In May 1822 they";
  for (int i = 0; i < 20000; ++i) text += " went on, and who had";
  EXPECT_TRUE(events(text).empty());
}

TEST(Events, AHeadlineDoesNotBeginWithHalfADash) {
  const auto found = events("1822 \u2013 In Kars the garrison surrendered to the army in May 1822.");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().headline, "In Kars the garrison surrendered to the army");
}

}  // namespace
}  // namespace thisday::read
