#include "keep/match.hpp"

#include <gtest/gtest.h>

#include "keep/sample_library.hpp"

namespace thisday::keep {
namespace {

using story::Kind;
using when::Calendar;

struct Said {
  const char* edtf;
  const char* words;
  Calendar calendar = Calendar::gregorian;
  Kind kind = Kind::event;
  std::vector<std::string> links = {};
};

Telling telling(const Said& said, std::int64_t source) {
  Telling made = telling_of({.kind = said.kind,
                             .calendar = said.calendar,
                             .span = date_of(said.edtf, said.calendar).span(),
                             .headline = said.words,
                             .quote = {},
                             .links = &said.links});
  made.source = source;
  return made;
}

double score(const Said& a, const Said& b) {
  const double one = score(telling(a, 1), telling(b, 2));
  EXPECT_EQ(one, score(telling(b, 2), telling(a, 1))) << a.words << " / " << b.words;
  return one;
}
bool same(const Said& a, const Said& b) {
  return score(a, b) >= kMatch;
}

TEST(Match, TheSameThingInOtherWordsIsTheSame) {
  EXPECT_TRUE(same({"1969-07-20", "Armstrong and Aldrin land on moon"},
                   {"1969-07-20", "Two men walk on the Moon. Neil Armstrong and Buzz Aldrin step down."}));
  EXPECT_TRUE(
      same({"1953-07-27", "Armistice in Korea"}, {"1953-07-27", "The Korean armistice is signed at Panmunjom"}) ||
      same({"1953-07-27", "Korean armistice"}, {"1953-07-27", "The Korean armistice is signed at Panmunjom"}));
}

TEST(Match, TwoThingsOfOneDayAreTwo) {
  EXPECT_FALSE(same({"1940-04-09", "Germany invades Denmark"}, {"1940-04-09", "Germany attacks Norway by sea"}));
  EXPECT_FALSE(
      same({"1903-07-20", "Ford Motor Company ships their car"}, {"1903-07-20", "Pope Leo XIII dies in Rome"}));
}

TEST(Match, APersonIsKnownByTheNameOnTheDay) {
  const auto birth = [](const char* words) { return Said{"1879-03-14", words, Calendar::gregorian, Kind::birth, {}}; };
  EXPECT_TRUE(same(birth("Albert Einstein born in Ulm, Germany"), birth("Albert Einstein, physicist")));
  EXPECT_TRUE(same(birth("Einstein born"), birth("Albert Einstein, physicist")));
  EXPECT_FALSE(same(birth("Albert Smith, painter"), birth("Albert Einstein, physicist")));
  EXPECT_FALSE(same({"1879-03-14", "Albert Einstein, physicist", Calendar::gregorian, Kind::birth, {}},
                    {"1879-03-14", "Albert Einstein, physicist", Calendar::gregorian, Kind::death, {}}));
}

TEST(Match, ACalendarExplainsTheDaysBetween) {
  const Said old_style{"1690-07-01", "William III defeats James II at the Boyne", Calendar::julian, Kind::event, {}};
  EXPECT_TRUE(same(old_style, {"1690-07-11", "Battle of the Boyne: William III defeats James II"}));
  EXPECT_TRUE(same(old_style, {"1690-07-01", "Battle of the Boyne: William III defeats James II"}));
  EXPECT_EQ(relation(telling(old_style, 1), telling({"1690-07-01", "x"}, 2)), DateRelation::old_style);
  EXPECT_EQ(relation(telling({"1737-01-29", "x"}, 1), telling({"1737-02-09", "x"}, 2)), DateRelation::old_style);
  EXPECT_FALSE(same(old_style, {"1690-07-05", "Battle of the Boyne: William III defeats James II"}));
}

TEST(Match, ACopyingErrorInABirthNeedsASecondSign) {
  const auto birth = [](const char* day, const char* words) {
    return Said{day, words, Calendar::gregorian, Kind::birth, {}};
  };
  EXPECT_TRUE(same(birth("1813-03-19", "David Livingstone, Scottish missionary"),
                   birth("1813-03-29", "David Livingstone, missionary and explorer")));
  EXPECT_FALSE(same(birth("1980-03-19", "John Smith, footballer"), birth("1980-05-19", "John Smith, painter")));
}

TEST(Match, ALessPreciseDateMayBeTheSame) {
  EXPECT_TRUE(same({"1950-06", "North Korea invades South Korea at the 38th parallel"},
                   {"1950-06-25", "North Korea crosses the 38th parallel and invades South Korea"}));
  EXPECT_EQ(relation(telling({"1950-06", "x"}, 1), telling({"1950-07-01", "x"}, 2)), DateRelation::apart);
}

TEST(Match, TheSameArticleSettlesIt) {
  const std::vector<std::string> own = {"wikipedia:en:Marie Curie"};
  const std::vector<std::string> other = {"wikipedia:en:Irène Curie"};
  const auto birth = [](const char* words, const std::vector<std::string>& links) {
    return Said{"1867-11-07", words, Calendar::gregorian, Kind::birth, links};
  };
  EXPECT_TRUE(same(birth("Maria Skłodowska, physicist", own), birth("Marie Curie, chemist", own)));
  EXPECT_LT(score(birth("Curie, physicist", other), birth("Marie Curie, chemist", own)),
            score(birth("Curie, physicist", {}), birth("Marie Curie, chemist", own)));
}

TEST(Match, OnePageTellsEachThingOnce) {
  const Said one{"1944-06-06", "Allied troops land in Normandy at Omaha Beach"};
  const Said two{"1944-06-06", "Allied troops land in Normandy at Utah Beach"};
  EXPECT_TRUE(same(one, two));
  EXPECT_LT(score(telling(one, 1), telling(two, 1)), kMatch);
  EXPECT_GE(score(telling(one, 1), telling(one, 1)), kMatch);
  const Said again{"1944-06-06", "Allied troops under Dwight Eisenhower land in Normandy at Omaha Beach"};
  EXPECT_GE(score(telling(one, 1), telling(again, 1)), kMatch);
}

TEST(Match, LanguagesMeetInWhatTheirWordsMean) {
  EXPECT_TRUE(same({"1648-10-24", "The Peace of Westphalia ends a war of thirty years"},
                   {"1648-10-24", "Der Westfälische Frieden beendet den Krieg"}));
  EXPECT_TRUE(same({"1917-12-06", "Finland declares its independence from Russia"},
                   {"1917-12-06", "Finnland erklärt seine Unabhängigkeit von Russland"}));
  EXPECT_TRUE(same({"1822-09-07", "Prince Pedro declares the independence of Brazil"},
                   {"1822-09-07", "Proclamación de la independencia de Brasil"}));
  EXPECT_FALSE(same({"1917-12-06", "Finland declares its independence from Russia"},
                    {"1917-12-06", "In Halifax explodiert ein Munitionsschiff"}));
}

TEST(Match, APersonMayBeNamedTwice) {
  const auto birth = [](const char* words) { return Said{"1903-06-25", words, Calendar::gregorian, Kind::birth, {}}; };
  EXPECT_TRUE(same(birth("Eric Arthur Blair (known as George Orwell) born"), birth("George Orwell, English writer")));
}

TEST(Match, ExplainsItselfByTheWordsThatBothHave) {
  const auto span = date_of("1969-07-20").span();
  const Told a{.span = span, .headline = "Armstrong and Aldrin land on moon", .quote = {}};
  const Told b{.span = span, .headline = "Neil Armstrong lands on the Moon", .quote = {}};
  const Explained why = explain(a, b);
  EXPECT_EQ(why.dates, DateRelation::same);
  EXPECT_EQ(why.words, (std::vector<std::string>{"Armstrong", "moon", "land"}));
}

}  // namespace
}  // namespace thisday::keep
