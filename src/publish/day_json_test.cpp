#include "publish/day_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using nlohmann::json;
using story::Kind;

json told(SampleAnswer& sample) {
  return json::parse(day_json(sample.answer()));
}

TEST(DayJson, SaysWhichDayWasAsked) {
  SampleAnswer sample(7, 27);
  const json day = told(sample);
  EXPECT_EQ(day["day"], "07-27");
  EXPECT_EQ(day["calendar"], "gregorian");
  EXPECT_EQ(day["year"], 2026);
  EXPECT_EQ(day["events"], json::array());
  EXPECT_EQ(day["entries"], json::array());
  EXPECT_EQ(day["sources"], json::array());
}

TEST(DayJson, AnEventHasItsEvidence) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A history", "A. Writer", "CC-BY-4.0", "https://example.org/");
  sample.event(Kind::event, date_of("1953-07-27", when::Calendar::gregorian, "July 27, 1953"),
               "The armistice is signed", source, "On July 27, 1953, the armistice was signed.");
  const json event = told(sample)["events"][0];
  EXPECT_EQ(event["id"].get<std::string>().size(), 16U);
  EXPECT_EQ(event["kind"], "event");
  EXPECT_EQ(event["edtf"], "1953-07-27");
  EXPECT_EQ(event["earliest"], "1953-07-27");
  EXPECT_EQ(event["latest"], "1953-07-27");
  EXPECT_EQ(event["date"]["words"], "July 27, 1953");
  EXPECT_EQ(event["match"], "day");
  EXPECT_EQ(event["year"], 1953);
  EXPECT_EQ(event["years_ago"], 73);
  const json evidence = event["evidence"][0];
  EXPECT_EQ(evidence["source"], source.value);
  EXPECT_EQ(evidence["quote"], "On July 27, 1953, the armistice was signed.");
  EXPECT_EQ(evidence["begin"], 10);
  EXPECT_EQ(evidence["end"], 20);
  EXPECT_EQ(evidence["date"], "1953-07-27");
}

TEST(DayJson, AJulianDateIsToldInBothCalendars) {
  SampleAnswer sample(11, 7);
  auto& found =
      sample.event(Kind::event, date_of("1917-10-25", when::Calendar::julian), "Revolution", sample.source("s"));
  found.new_style = true;
  const json event = told(sample)["events"][0];
  EXPECT_EQ(event["edtf"], "1917-11-07");
  EXPECT_EQ(event["date"]["calendar"], "julian");
  EXPECT_EQ(event["date"]["as_written"], "1917-10-25");
  EXPECT_EQ(event["new_style"], true);
}

TEST(DayJson, OpenEndsAndUnknownsAreNull) {
  SampleAnswer sample(7, 27);
  auto& open = sample.event(Kind::event, date_of("1953-07-27/.."), "Peace", sample.source("s"));
  open.match = ask::Match::begins;
  auto& undated = sample.event(Kind::observance, date_of("XXXX-07-27"), "A holiday", sample.source("t"));
  undated.match = ask::Match::observed;
  const json day = told(sample);
  EXPECT_EQ(day["events"][0]["earliest"], "1953-07-27");
  EXPECT_TRUE(day["events"][0]["latest"].is_null());
  EXPECT_EQ(day["events"][0]["match"], "begins");
  EXPECT_TRUE(day["events"][1]["year"].is_null());
  EXPECT_TRUE(day["events"][1]["earliest"].is_null());
  EXPECT_EQ(day["events"][1]["edtf"], "XXXX-07-27");
}

TEST(DayJson, AnUnknownLicenceIsNull) {
  SampleAnswer sample(7, 27);
  sample.source("bare");
  const json source = told(sample)["sources"][0];
  EXPECT_EQ(source["title"], "bare");
  EXPECT_TRUE(source["licence"].is_null());
  EXPECT_TRUE(source["url"].is_null());
}

TEST(DayJson, BytesThatAreNoTextDoNoHarm) {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953"),
               "a\xFF"
               "b",
               sample.source("s"));
  EXPECT_EQ(told(sample)["events"][0]["headline"],
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace thisday::publish
