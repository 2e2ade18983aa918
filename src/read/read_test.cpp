#include "read/read.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thisday::read {
namespace {

Reading reading(const std::string& content, const Options& options = {}) {
  story::Text text;
  text.content = content;
  return read(text, options).value();
}

std::string value_of(const Reading& reading, const std::string& content, const std::string& words) {
  for (const Mention& mention : reading.mentions)
    if (content.substr(mention.range.begin, mention.range.size()) == words) return mention.value;
  return "not found";
}

std::string edtf_of(const Reading& reading, const std::string& content, const std::string& words) {
  for (const Mention& mention : reading.mentions)
    if (content.substr(mention.range.begin, mention.range.size()) == words)
      return mention.date ? mention.date->edtf().str() : "none";
  return "not found";
}

TEST(Read, AMonthTakesTheYearThatTheStoryHasReached) {
  const std::string text = "In June of 1950 the army crossed the river. In October it went north.";
  EXPECT_EQ(value_of(reading(text), text, "October"), "1950-10");
}

TEST(Read, AStoryThatComesToJanuaryAfterDecemberIsInTheNextYear) {
  const std::string text = "On 12 December 1950 the port was empty. By January the city had fallen.";
  EXPECT_EQ(value_of(reading(text), text, "January"), "1951-01");
}

TEST(Read, DaysAreCountedFromTheOneBefore) {
  const std::string text =
      "They met on 30 April 1975. The next day the road was open, and two weeks later the harbour.";
  const Reading read = reading(text);
  EXPECT_EQ(value_of(read, text, "The next day"), "1975-05-01");
  EXPECT_EQ(value_of(read, text, "two weeks later"), "1975-05-15");
}

TEST(Read, ThatMonthAndThatYearAreTheStorys) {
  const std::string text = "On 3 May 1808 it rained. That month and in July of that year the town starved.";
  const Reading read = reading(text);
  EXPECT_EQ(value_of(read, text, "That month"), "1808-05");
  EXPECT_EQ(value_of(read, text, "July of that year"), "1808-07");
}

TEST(Read, ADayAloneTakesTheMonthBefore) {
  const std::string text = "The fleet sailed on 5 August 1588. On the 8th it fought.";
  EXPECT_EQ(value_of(reading(text), text, "the 8th"), "1588-08-08");
}

TEST(Read, ADayThatTheMonthHasNotIsOneOfTheNext) {
  const std::string text = "The fleet sailed on 12 February 1595. On the 29th it was seen.";
  EXPECT_EQ(value_of(reading(text), text, "the 29th"), "1595-03-29");
}

TEST(Read, AParagraphThatOpensWithADayIsOfThatTimeHoweverFar) {
  const std::string text =
      "The house was built in May 1887, and in June it burned.\n\nOn 4 October 1957 a moon of steel was launched. "
      "Eight days after the launch it was seen.\n\nIn 1888 they built the house again.";
  EXPECT_EQ(value_of(reading(text), text, "Eight days after the launch it was seen"), "1957-10-12");
}

TEST(Read, YearsOfAWarCountFromItsBeginningAndItsEnd) {
  const std::string text =
      "In March 1801 the neighbours invaded. The first year of the war was quick; the last two years of fighting were "
      "slow. The armistice was signed on 9 November 1804.";
  const Reading read = reading(text);
  EXPECT_EQ(value_of(read, text, "The first year of the war"), "P1Y");
  EXPECT_EQ(edtf_of(read, text, "The first year of the war"), "1801-03/1802-03");
  EXPECT_EQ(edtf_of(read, text, "the last two years of fighting"), "1802-11/1804-11");
}

TEST(Read, AnEndBeforeTheBeginningIsThatOfAnotherWar) {
  const std::string text =
      "The king had surrendered in May 1640. In June 1650 the duke invaded. The last two years of the war were quiet. "
      "The last shot was fired on 8 July 1653.";
  EXPECT_EQ(edtf_of(reading(text), text, "The last two years of the war"), "1651-07/1653-07");
}

TEST(Read, ANamedWarLendsItsYears) {
  const std::string text = "The Korean War is told here. The second year of the war was spent in trenches.";
  EXPECT_EQ(edtf_of(reading(text), text, "The second year of the war"), "1951-06/1952-06");
}

TEST(Read, SinceThenIsOpen) {
  const std::string text = "The line was drawn on 27 July 1953. Since then it has not moved.";
  EXPECT_EQ(edtf_of(reading(text), text, "Since then"), "1953-07-27/..");
}

TEST(Read, LengthsAndReferencesHaveTheirTimexValues) {
  const std::string text =
      "The three-year siege took several weeks more than the last two years. Now it is daily bread.";
  const Reading read = reading(text);
  EXPECT_EQ(value_of(read, text, "three-year"), "P3Y");
  EXPECT_EQ(value_of(read, text, "several weeks"), "PXW");
  EXPECT_EQ(value_of(read, text, "the last two years"), "P2Y");
  EXPECT_EQ(value_of(read, text, "Now"), "PRESENT_REF");
}

TEST(Read, HowOftenInAUnitIsSaid) {
  const std::string text = "The council met twice a week, and the court three times every year.";
  const Reading read = reading(text);
  ASSERT_EQ(read.mentions.size(), 2U);
  EXPECT_EQ(read.mentions[0].type, Type::set);
  EXPECT_EQ(read.mentions[0].value + " " + read.mentions[0].details().freq, "P1W 2X");
  EXPECT_EQ(read.mentions[1].value + " " + read.mentions[1].details().freq, "P1Y 3X");
}

TEST(Read, DatesInOtherCalendarsAreFoundByTheirOwnWords) {
  const std::string text =
      "The law of 22 Prairial Year II was repealed by 14 Thermidor An II. The caliph died on 26 Dhu al-Hijja 23 AH, "
      "the dictator on the Ides of March, 44 BC.";
  const Reading read = reading(text);
  EXPECT_EQ(edtf_of(read, text, "22 Prairial Year II"), "1794-06-10");
  EXPECT_EQ(edtf_of(read, text, "14 Thermidor An II"), "1794-08-01");
  EXPECT_EQ(value_of(read, text, "26 Dhu al-Hijja 23 AH"), "0644-11-03");  // as prose has it, Julian
  EXPECT_EQ(value_of(read, text, "the Ides of March, 44 BC"), "BC0044-03-15");
}

TEST(Read, AStoryGoesOnFromADateInAnotherCalendar) {
  const std::string text = "The general returned on 17 Vendemiaire An VIII. In November he took power.";
  EXPECT_EQ(value_of(reading(text), text, "November"), "1799-11");
}

TEST(Read, WordsOfOtherCalendarsAreNoDatesByThemselves) {
  for (const std::string text : {"Germinal is a novel.", "Ah yes, they said.", "Tell Nisan and Azar.", "An Olympiad.",
                                 "It will be so.", "He was Meiji's heir.", "Beware the Ides."})
    EXPECT_TRUE(reading(text).mentions.empty()) << text;
}

TEST(Read, NewsCountsFromTheDayItWasWritten) {
  Options options;
  options.domain = Domain::news;
  options.document_date = when::CivilDay{1998, 2, 13};  // a Friday
  const std::string text = "On Thursday the court met. Yesterday it ruled. Last year it had not.";
  const Reading read = reading(text, options);
  EXPECT_EQ(value_of(read, text, "Thursday"), "1998-02-12");
  EXPECT_EQ(value_of(read, text, "Yesterday"), "1998-02-12");
  EXPECT_EQ(value_of(read, text, "Last year"), "1997");
}

TEST(Read, AnEventHasAHeadlineWithoutItsDateAndItsSentenceAsQuote) {
  const Reading read = reading("On 4 May 1949, Gen. Smith landed at Dover with roughly 75,000 soldiers. He stayed.");
  ASSERT_EQ(read.events.size(), 1U);
  const story::Event& event = read.events[0];
  EXPECT_EQ(event.headline, "Gen. Smith landed at Dover with roughly 75,000 soldiers");
  EXPECT_EQ(event.evidence[0].quote, "On 4 May 1949, Gen. Smith landed at Dover with roughly 75,000 soldiers.");
  EXPECT_EQ(event.date->edtf().str(), "1949-05-04");
  ASSERT_EQ(event.places.size(), 1U);
  EXPECT_EQ(event.places[0].name, "Dover");
  EXPECT_EQ(event.parties, (std::vector<std::string>{"Gen. Smith"}));
  ASSERT_EQ(event.quantities.size(), 1U);
  EXPECT_EQ(event.quantities[0].value, 75000);
  EXPECT_EQ(event.quantities[0].hedge, story::Quantity::Hedge::about);
}

TEST(Read, ARangeDatesOneEvent) {
  const Reading read = reading("The city was besieged from June to September 1950 by the enemy.");
  ASSERT_EQ(read.events.size(), 1U);
  EXPECT_EQ(read.events[0].date->edtf().str(), "1950-06/1950-09");
}

TEST(Read, MentionsAreInOrderAndDoNotOverlap) {
  const Reading read =
      reading("In 1950, on 25 June 1950 and in the summer of 1951, daily, for three years, until now.");
  ASSERT_GT(read.mentions.size(), 4U);
  for (std::size_t i = 1; i < read.mentions.size(); ++i)
    EXPECT_LE(read.mentions[i - 1].range.end, read.mentions[i].range.begin);
}

TEST(Read, ALanguageWithoutGrammarIsRefused) {
  story::Text text;
  text.language = "tlh";
  EXPECT_EQ(read(text, {}).error().code, Code::unsupported);
}

}  // namespace
}  // namespace thisday::read
