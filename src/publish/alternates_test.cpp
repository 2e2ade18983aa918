#include "publish/alternates.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using nlohmann::json;
using story::Kind;

const Site kSite{"https://history.example.org", "History"};

json as(SampleAnswer& sample, Alternate alternate) {
  return json::parse(alternate_json(told(sample.answer()), alternate, kSite));
}

SampleAnswer armistice() {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A history", "A. Writer", "CC-BY-4.0", "https://example.org/h");
  auto& signing =
      sample.event(Kind::event, date_of("1953-07-27"), "The <armistice>", source, "It was signed on 27 July.");
  signing.event.places = {{"Panmunjom", 37.95, 126.67}, {"Somewhere", {}, {}}};
  sample.event(Kind::event, date_of("1100~"), "Circa", source);
  sample.event(Kind::birth, date_of("1824-07-27"), "Alexandre Dumas", source);
  sample.event(Kind::event, date_of("1950-06-25/1953-07-27"), "The war", source);
  return sample;
}

TEST(JsonLd, IsAListOfEventsAndPersons) {
  SampleAnswer sample = armistice();
  const json list = as(sample, Alternate::json_ld);
  EXPECT_EQ(list["@context"], "https://schema.org");
  EXPECT_EQ(list["@type"], "ItemList");
  ASSERT_EQ(list["itemListElement"].size(), 4U);
  const json& event = list["itemListElement"][0]["item"];
  EXPECT_EQ(event["@type"], "Event");
  EXPECT_EQ(event["startDate"], "1953-07-27");
  EXPECT_EQ(event["location"][0]["geo"]["latitude"], 37.95);
  EXPECT_EQ(event["subjectOf"][0]["license"], "CC-BY-4.0");
  EXPECT_EQ(list["itemListElement"][2]["item"]["birthDate"], "1824-07-27");
  EXPECT_EQ(list["itemListElement"][3]["item"]["startDate"], "1950-06-25");
  EXPECT_EQ(list["itemListElement"][3]["item"]["endDate"], "1953-07-27");
}

TEST(JsonLd, NothingIsMadeMoreExact) {
  SampleAnswer sample = armistice();
  EXPECT_FALSE(as(sample, Alternate::json_ld)["itemListElement"][1]["item"].contains("startDate"));
}

TEST(GeoJson, HasWhatHasAPlace) {
  SampleAnswer sample = armistice();
  const json features = as(sample, Alternate::geo_json)["features"];
  ASSERT_EQ(features.size(), 1U);
  EXPECT_EQ(features[0]["geometry"]["coordinates"], json({126.67, 37.95}));
  EXPECT_EQ(features[0]["properties"]["credit"], "A history, by A. Writer, CC-BY-4.0");
}

TEST(TimelineJs, HasDatesInNumbersAndInWords) {
  SampleAnswer sample = armistice();
  const json events = as(sample, Alternate::timeline_js)["events"];
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[0]["start_date"], json({{"year", 1953}, {"month", 7}, {"day", 27}}));
  EXPECT_EQ(events[0]["text"]["headline"], "<a href=\"https://history.example.org/event/" +
                                               sample.answer().events[0].event.id.value +
                                               "\">The &lt;armistice&gt;</a>");
  EXPECT_EQ(events[1]["display_date"], "c. 1100");
  EXPECT_EQ(events[3]["end_date"]["year"], 1953);
}

TEST(Alternates, AreKnownByNameAndByMediaType) {
  EXPECT_EQ(alternate_named("geojson"), Alternate::geo_json);
  EXPECT_EQ(alternate_named("application/ld+json"), Alternate::json_ld);
  EXPECT_FALSE(alternate_named("xml"));
}

}  // namespace
}  // namespace thisday::publish
