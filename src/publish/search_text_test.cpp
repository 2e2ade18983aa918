#include "publish/search_text.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace thisday::publish {
namespace {

const story::Source kList{"list", "A list", "", "", "", "en", "", "calendar", ""};
const story::Source kBook{"book", "A book", "https://example.org/", "An author", "CC0-1.0", "en", "", "text", ""};

story::Event told(const story::Source& source, const char* edtf, const std::string& words) {
  story::Event event;
  event.id = {"0123456789abcdef"};
  event.headline = words;
  event.date = when::Date(when::Edtf::parse(edtf).value());
  event.evidence = {{id_of(source), {5, 9}, words, event.date, {}}};
  return event;
}

TEST(SearchText, TellsDateHeadlineNameAndSources) {
  story::Event event = told(kList, "1953-07-27", "Armistice in Korea");
  event.evidence.push_back(told(kBook, "1953-07-27", "An armistice").evidence.front());
  const std::string text = search_text({{event}, true, {kBook, kList}});
  EXPECT_EQ(text,
            "27 July 1953: Armistice in Korea\n"
            "  0123456789abcdef [1,2]\n"
            "There are more; --limit N shows more of them.\n\n"
            "[1] A list (licence unknown)\n"
            "[2] A book, An author (CC0-1.0) https://example.org/\n");
}

TEST(SearchText, SaysThatNothingIsTold) {
  EXPECT_EQ(search_text({}), "Nothing is told of this.\n");
}

TEST(SearchText, AsJsonHasEventsAndSources) {
  const auto json = nlohmann::json::parse(search_json({{told(kList, "1953-07", "Talks")}, false, {kList}}));
  EXPECT_EQ(json["events"][0]["edtf"], "1953-07");
  EXPECT_EQ(json["events"][0]["evidence"][0]["source"], json["sources"][0]["id"]);
  EXPECT_EQ(json["sources"][0]["licence"], nullptr);
}

TEST(WhyText, TellsWhatEachSourceSaysAndWhyTheyAreOne) {
  ask::Why why;
  why.event = told(kList, "1969-07-20", "Moon landing");
  why.works = 2;
  why.sources = {kList, kBook};
  ask::Witness core;
  core.telling = why.event;
  core.core = true;
  ask::Witness other;
  other.telling = told(kBook, "1969-07-21", "Armstrong on the Moon");
  other.likeness = {0.75, keep::DateRelation::next_day, false, {"Moon"}};
  why.witnesses = {core, other};
  why.score = {2.5, {{"kind", 2, "event"}, {"works", 0.5, "told by 2 independent works"}}};
  ask::Related related;
  related.followed = {told(kBook, "1972-12-14", "The last walk on the Moon")};
  related.sources = why.sources;
  why.marks = {{"0123456789abcdef", keep::Mark::lead, "fifty years"}};
  const std::string text = why_text(why);
  for (const char* words : {"told by 2 independent sources", "the core", "like the core by 0.75: a day apart; Moon",
                            "21 July 1969: Armstrong on the Moon", "the lead of its day: fifty years"})
    EXPECT_NE(text.find(words), std::string::npos) << words << " in " << text;
  EXPECT_NE(text.find("worth +2.50 = kind +2.00 (event), works +0.50"), std::string::npos) << text;
  EXPECT_FALSE(nlohmann::json::parse(why_json(why)).contains("followed"));
  const auto json = nlohmann::json::parse(why_json(why, &related));
  EXPECT_EQ(json["score"]["total"], 2.5);
  EXPECT_EQ(json["followed"][0]["headline"], "The last walk on the Moon");
  EXPECT_EQ(json["sources"].size(), why.sources.size());
  EXPECT_EQ(json["witnesses"][1]["dates"], "next_day");
  EXPECT_EQ(json["witnesses"][0]["dates"], nullptr);
  EXPECT_EQ(json["editor"][0]["what"], "lead");
}

}  // namespace
}  // namespace thisday::publish
