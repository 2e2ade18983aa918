#include "publish/event_page.hpp"

#include <gtest/gtest.h>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// An event that these dates tell of, each in a source of its own.
ask::Why told_by(const std::vector<when::Date>& dates, const std::string& headline = "The bridge is opened") {
  ask::Why why;
  why.event.headline = headline;
  why.event.date = dates.front();
  for (const when::Date& date : dates) {
    story::Source source;
    source.title = source.path = headline + std::to_string(why.sources.size());
    source.author = headline;
    ask::Witness witness;
    witness.telling.headline = headline;
    witness.telling.evidence.push_back({story::id_of(source), {}, headline, date});
    why.event.evidence.push_back(witness.telling.evidence.front());
    why.sources.push_back(source);
    why.witnesses.push_back(witness);
  }
  why.event.id = story::id_of(why.event);
  return why;
}

TEST(EventPage, SourcesThatDisagreeAreSaidTo) {
  const auto page = event_page(told_by({date_of("1953-07-27"), date_of("1953-07-28")}));
  EXPECT_TRUE(has(page, "They do not agree on the date: 27 July 1953 and 28 July 1953."));
  EXPECT_TRUE(has(page, "class=\"differs\""));
  EXPECT_TRUE(has(page, "<svg class=\"dates\""));
}

TEST(EventPage, AMonthThatHoldsTheDayIsNoDisagreement) {
  const auto page = event_page(told_by({date_of("1953-07-27"), date_of("1953-07")}));
  EXPECT_FALSE(has(page, "do not agree"));
  EXPECT_TRUE(has(page, "different calendars or precisions"));
}

TEST(EventPage, OldAndNewStyleOfOneDayAgree) {
  const auto page = event_page(told_by({date_of("1917-11-07"), date_of("1917-10-25", when::Calendar::julian)}));
  EXPECT_TRUE(has(page, "They agree on the date."));
  EXPECT_TRUE(has(page, "= 7 November 1917"));
}

TEST(EventPage, OneSourceAloneNeitherAgreesNorDisagrees) {
  const auto page = event_page(told_by({date_of("1953-07-27")}));
  EXPECT_TRUE(has(page, "1 source tells of it.</p>"));
}

TEST(EventPage, NoFieldOfASourceBecomesMarkup) {
  constexpr const char* kEvil = "\"'><script>alert(1)</script>";
  auto why = told_by({date_of("1953-07-27", when::Calendar::gregorian, kEvil), date_of("1953-07-28")}, kEvil);
  why.event.places.push_back({kEvil, 37.5, 127.0});
  why.event.parties.push_back(kEvil);
  why.event.subjects.push_back(kEvil);
  why.sources.front().url = "javascript:alert(1)";
  ask::Related related;
  related.led.push_back(why.event);
  related.sources = why.sources;
  const auto page = event_page(why, {.related = &related});
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "javascript:"));
  EXPECT_FALSE(has(page, "\"'>"));
}

TEST(EventPage, YearsAgoAreCountedFromTheReadersYear) {
  EXPECT_TRUE(has(event_page(told_by({date_of("1926-07-27")}), {.year = 2026}),
                  R"(<span class="ago round">100 years ago</span>)"));
  EXPECT_FALSE(has(event_page(told_by({date_of("2030-07-27")}), {.year = 2026}), "ago\">"));
}

}  // namespace
}  // namespace thisday::publish
