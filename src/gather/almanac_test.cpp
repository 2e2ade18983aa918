#include <gtest/gtest.h>

#include "gather/collector.hpp"
#include "gather/yaml.hpp"

namespace thisday::gather {
namespace {

using story::Kind;

constexpr const char* kPath = "almanac/events/07.yaml";

TEST(Almanac, ReadsARecordWithAllItsFields) {
  const std::string bytes =
      "# July\n- date: -0043-07-13\n  calendar: julian\n  kind: birth\n  headline: \"Ann: a poet\"\n  text: >-\n    "
      "She wrote\n"
      "    songs.\n  place: Old Town\n  country: \"NO\"\n  at: 37.956, -126.677\n  parties: [Ann, Jo]\n  subjects: "
      "[art]\n"
      "  sources:\n    - debian calendar.birthday 07/13\n  single-source: true\n\n- date: 1953-07-27\n  headline: It "
      "ends\n";
  const Collector all = gathered(bytes, "almanac", kPath);
  EXPECT_TRUE(all.refusals.empty());
  ASSERT_EQ(all.events.size(), 2U);
  const story::Event& event = all.events[0];
  EXPECT_EQ(event.kind, Kind::birth);
  EXPECT_EQ(event.headline, "Ann: a poet");
  EXPECT_EQ(event.date->as_written().str(), "-0043-07-13");
  EXPECT_EQ(event.date->calendar(), when::Calendar::julian);
  EXPECT_EQ(event.places, (std::vector<story::Place>{{"Old Town", 37.956, -126.677, "NO"}}));
  EXPECT_EQ(event.parties, (std::vector<std::string>{"Ann", "Jo"}));
  EXPECT_EQ(event.evidence.at(0).quote, "She wrote songs.");
  EXPECT_EQ(event.evidence[0].source, story::id_of(all.sources.at(0)));
  const story::ByteRange range = all.events[1].evidence.at(0).range;
  EXPECT_EQ(bytes.substr(range.begin, range.size()), "- date: 1953-07-27\n  headline: It ends");
  EXPECT_EQ(all.sources[0].work, "thisday-almanac");
  EXPECT_EQ(all.sources[0].licence, "CC0-1.0");
}

TEST(Almanac, RefusesCountriesAndItemsThatAreNone) {
  const Collector all = gathered(
      "- date: 1953\n  headline: A\n  country: Norway\n- date: 1953\n  headline: B\n  wikidata: Q\n"
      "- date: 1953\n  headline: C\n  wikidata: 482653\n- date: 1953\n  headline: D\n  place: Mount Erebus\n  country: "
      "AQ\n  wikidata: Q188666\n",
      "almanac", kPath);
  ASSERT_EQ(all.refusals.size(), 3U);
  EXPECT_EQ(all.refusals[0].reason, "there is no country 'Norway'");
  EXPECT_EQ(all.refusals[1].reason, "'Q' is no id of an item, as Q482653 is");
  ASSERT_EQ(all.events.size(), 1U);
  EXPECT_EQ(all.events[0].links, std::vector<std::string>{"wikidata:Q188666"});
}

TEST(Almanac, IsOursOnlyInItsFolder) {
  const Collector all = gathered("- date: 1953-07-27\n  headline: It ends\n", "almanac", "mine.yaml");
  EXPECT_EQ(all.sources.at(0).work, "");
  EXPECT_EQ(all.sources[0].licence, "");
}

TEST(Almanac, GivesObservancesOfEveryYearARule) {
  const Collector all = gathered("- date: XXXX-07-27\n  kind: observance\n  headline: A day\n", "almanac", kPath);
  EXPECT_EQ(all.events.at(0).recurrence->str(), "07-27");
  EXPECT_EQ(all.events[0].date->as_written().str(), "XXXX-07-27");
}

TEST(Almanac, LosesOnlyTheRecordThatIsBroken) {
  const Collector all = gathered(
      "- date: 1953-07-27\n  headline: A: b\n- date: 1953-02-30\n  headline: B\n- headline: C\n- date: 1953\n  "
      "headline: D\n"
      "  colour: red\n- date: 1953\n- date: 1953\n  headline: E\n  at: here\n- date: 1953\n  kind: war\n  headline: F\n"
      "- date: 1953\n  headline: G\n  parties: {a: b}\n- &a [*a]\n- date: 1953-07-28\n  headline: H\n\nstray\n",
      "almanac", kPath);
  std::vector<std::size_t> lines;
  for (const Refusal& refusal : all.refusals) lines.push_back(refusal.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{2, 3, 5, 8, 9, 12, 14, 18, 19, 23}));
  ASSERT_EQ(all.events.size(), 1U);
  EXPECT_EQ(all.events[0].headline, "H");
  EXPECT_EQ(all.refusals[1].column, 9U);
  EXPECT_EQ(all.refusals[1].text, "- date: 1953-02-30");
  EXPECT_EQ(all.refusals[3].reason, "'colour' is no field of a record");
}

TEST(Yaml, RefusesBombsAndDeepNesting) {
  EXPECT_EQ(parse_yaml("a: &a [x, x]\nb: [*a, *a]\n").error().code, Code::unsupported);
  EXPECT_EQ(parse_yaml(std::string(1000, '[')).error().code, Code::range);
  EXPECT_EQ(parse_yaml(std::string(70000, 'x')).error().code, Code::range);
  EXPECT_EQ(parse_yaml("a: 1\na: 2\n").error().code, Code::unsupported);
  EXPECT_EQ(parse_yaml("? [a]\n: b\n").error().code, Code::unsupported);
  EXPECT_EQ(parse_yaml("a: \xFF\n").error().position, 3U);
  EXPECT_TRUE(parse_yaml("").ok());
}

TEST(Yaml, KnowsWhereThingsStand) {
  const auto map = parse_yaml("é: 1\nlist: [a, b]\n");
  ASSERT_TRUE(map.ok());
  EXPECT_EQ(map->find("list")->position, 12U);
  EXPECT_EQ(map->find("none"), nullptr);
  EXPECT_EQ(line_place("é: 1\nlist: [a, b]\n", 12).line, 2U);
  EXPECT_EQ(line_place("é: 1\nlist: [a, b]\n", 12).column, 7U);
}

TEST(Almanac, KeepsADayInTheCalendarOfItsSource) {
  const Collector all = gathered(
      "- date: 1712-02-30\n  calendar: swedish\n  headline: Sweden has one day more\n"
      "- date: 5708-02-05\n  calendar: hebrew\n  headline: A state is declared\n"
      "- date: 1700-02-29\n  calendar: swedish\n  headline: A day left out\n",
      "almanac", kPath);
  ASSERT_EQ(all.events.size(), 2U);
  EXPECT_EQ(all.events[0].date->calendar(), when::Calendar::swedish);
  EXPECT_EQ(all.events[0].date->edtf().str(), "1712-03-11");
  EXPECT_EQ(all.events[1].date->as_written().str(), "5708-02-05");
  EXPECT_EQ(all.events[1].date->edtf().str(), "1948-05-14");
  EXPECT_EQ(all.refusals.size(), 1U);
}

}  // namespace
}  // namespace thisday::gather
