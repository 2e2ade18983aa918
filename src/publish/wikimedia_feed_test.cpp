#include "publish/wikimedia_feed.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using nlohmann::json;
using story::Kind;
using Keys = std::set<std::string>;

json fed(SampleAnswer& sample, WikimediaType type = WikimediaType::all, std::string_view language = "en") {
  return json::parse(wikimedia_feed(sample.answer(), type, language));
}

Keys keys_of(const json& object) {
  Keys keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

std::vector<std::string> texts(const json& list) {
  std::vector<std::string> all;
  for (const auto& item : list) all.push_back(item["text"]);
  return all;
}

TEST(WikimediaFeed, HasJustTheKeysAskedFor) {
  SampleAnswer sample(7, 27);
  EXPECT_EQ(keys_of(fed(sample)), (Keys{"selected", "births", "deaths", "events", "holidays"}));
  EXPECT_EQ(fed(sample, WikimediaType::births), json({{"births", json::array()}}));
  EXPECT_EQ(fed(sample, WikimediaType::selected), json({{"selected", json::array()}}));
  EXPECT_EQ(fed(sample, WikimediaType::deaths), json({{"deaths", json::array()}}));
  EXPECT_EQ(fed(sample, WikimediaType::events), json({{"events", json::array()}}));
  EXPECT_EQ(fed(sample, WikimediaType::holidays), json({{"holidays", json::array()}}));
}

TEST(WikimediaFeed, ShowsThePictureOfTheArticleThatTells) {
  SampleAnswer sample(7, 27);
  const auto article = sample.source("An article");
  auto& told = sample.event(Kind::event, date_of("1953-07-27"), "An armistice is signed", article);
  told.event.links = {"wikipedia:en:Korean Armistice Agreement"};
  sample.entry("armistice", "Armistice", "1953-07-27", article).picture =
      story::Picture{"table.jpg", "A table", "", {{"aa-320.jpg", 320, 200}, {"bb-960.jpg", 960, 600}}};
  const json feed = json::parse(wikimedia_feed(sample.answer(), WikimediaType::events, "en", "https://day.example"));
  const json& page = feed["events"][0]["pages"][0];
  EXPECT_EQ(page["thumbnail"],
            json({{"source", "https://day.example/pictures/aa-320.jpg"}, {"width", 320}, {"height", 200}}));
  EXPECT_EQ(page["originalimage"]["width"], 960);
}

TEST(WikimediaFeed, TellsTheNewestFirstWithYearsAsReadersCountThem) {
  SampleAnswer sample(3, 15);
  const auto source = sample.source("A list");
  sample.event(Kind::event, date_of("-0043-03-15", when::Calendar::julian), "Caesar is killed", source);
  sample.event(Kind::event, date_of("0001-03-15", when::Calendar::julian), "First year", source);
  sample.event(Kind::event, date_of("1917-03-15"), "The tsar abdicates", source);
  const json events = fed(sample)["events"];
  EXPECT_EQ(texts(events), (std::vector<std::string>{"The tsar abdicates", "First year", "Caesar is killed"}));
  EXPECT_EQ(events[0]["year"], 1917);
  EXPECT_EQ(events[1]["year"], 1);
  EXPECT_EQ(events[2]["year"], -44);
}

TEST(WikimediaFeed, AHolidayHasNoYearAndWhatHasNoDayIsLeftOut) {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A list");
  sample.event(Kind::observance, date_of("XXXX-07-27"), "Armistice day", source).match = ask::Match::observed;
  sample.event(Kind::event, date_of("1953-07"), "In July", source).match = ask::Match::maybe;
  auto& undated = sample.event(Kind::event, date_of("XXXX-07-27"), "Some year", source);
  undated.match = ask::Match::undated;
  const json day = fed(sample);
  ASSERT_EQ(texts(day["holidays"]), std::vector<std::string>{"Armistice day"});
  EXPECT_EQ(keys_of(day["holidays"][0]), (Keys{"text", "pages"}));
  EXPECT_EQ(day["events"], json::array());
}

TEST(WikimediaFeed, APageHasAllThatClientsReach) {
  SampleAnswer sample(7, 27);
  auto& found = sample.event(Kind::event, date_of("1953-07-27"), "War & peace", sample.source("A list"));
  found.event.links = {"wikipedia:en:Korean Armistice Agreement", "wikidata:Q482653"};
  found.event.places = {{"Panmunjom", 37.95, 126.67}};
  found.event.evidence[0].links = {{{0, 3}, "wikipedia:en:Korean War"},
                                   {{0, 3}, "wikipedia:de:Koreakrieg"},
                                   {{0, 3}, "wikipedia:en:Korean Armistice Agreement"}};
  const json pages = fed(sample)["events"][0]["pages"];
  ASSERT_EQ(pages.size(), 2U);
  const json& page = pages[0];
  EXPECT_EQ(page["type"], "standard");
  EXPECT_EQ(page["title"], "Korean_Armistice_Agreement");
  EXPECT_EQ(page["titles"]["canonical"], "Korean_Armistice_Agreement");
  EXPECT_EQ(page["titles"]["normalized"], "Korean Armistice Agreement");
  EXPECT_EQ(page["displaytitle"], page["titles"]["display"]);
  EXPECT_TRUE(page["pageid"].is_number_integer());
  EXPECT_EQ(page["lang"], "en");
  EXPECT_EQ(page["dir"], "ltr");
  EXPECT_TRUE(page["revision"].is_string());
  EXPECT_EQ(page["timestamp"], "1970-01-01T00:00:00Z");
  EXPECT_EQ(page["content_urls"]["desktop"]["page"], "https://en.wikipedia.org/wiki/Korean_Armistice_Agreement");
  EXPECT_EQ(page["content_urls"]["mobile"]["page"], "https://en.m.wikipedia.org/wiki/Korean_Armistice_Agreement");
  EXPECT_EQ(page["extract"], "War & peace");
  EXPECT_EQ(page["extract_html"], "<p>War &amp; peace</p>");
  EXPECT_EQ(page["wikibase_item"], "Q482653");
  EXPECT_EQ(page["coordinates"]["lat"], 37.95);
  EXPECT_EQ(pages[1]["title"], "Korean_War");
  EXPECT_FALSE(pages[1].contains("wikibase_item"));
}

TEST(WikimediaFeed, AddressesArePercentEncodedAndHebrewRunsRightToLeft) {
  SampleAnswer sample(7, 27);
  const auto id = sample.source("A list");
  sample.answer().sources[0].language = "he";
  sample.event(Kind::event, date_of("1953-07-27"), "x", id).event.links = {"wikipedia:he:א/ב?"};
  const json page = fed(sample, WikimediaType::all, "he")["events"][0]["pages"][0];
  EXPECT_EQ(page["dir"], "rtl");
  EXPECT_EQ(page["content_urls"]["desktop"]["page"], "https://he.wikipedia.org/wiki/%D7%90%2F%D7%91%3F");
}

TEST(WikimediaFeed, TellsWhatSourcesInTheLanguageTell) {
  SampleAnswer sample(7, 27);
  const auto english = sample.source("A list");
  const auto german = sample.source("Eine Liste");
  sample.answer().sources[1].language = "de-AT";
  auto& both = sample.event(Kind::event, date_of("1953-07-27"), "The armistice", english);
  both.event.evidence.push_back({german, {0, 1}, "Der Waffenstillstand", both.event.date});
  sample.event(Kind::event, date_of("1900-07-27"), "In English only", english);
  EXPECT_EQ(texts(fed(sample)["events"]), (std::vector<std::string>{"The armistice", "In English only"}));
  EXPECT_EQ(texts(fed(sample, WikimediaType::all, "de")["events"]), std::vector<std::string>{"Der Waffenstillstand"});
  EXPECT_EQ(fed(sample, WikimediaType::all, "d")["events"], json::array());
  EXPECT_TRUE(is_language_of(sample.answer().sources, "de"));
  EXPECT_FALSE(is_language_of(sample.answer().sources, "fr"));
  EXPECT_EQ(json::parse(wikimedia_availability(sample.answer().sources))["on_this_day"],
            json({"de.wikipedia.org", "en.wikipedia.org"}));
}

TEST(WikimediaFeed, FiveAreSelectedAndTheBestIsAmongThem) {
  SampleAnswer sample(7, 27);
  const auto one = sample.source("One");
  for (int year = 1901; year < 1909; ++year)
    sample.event(Kind::event, date_of(std::to_string(year) + "-07-27"), "In " + std::to_string(year), one);
  sample.answer().events[2].score.total = 9;
  const json chosen = fed(sample, WikimediaType::selected)["selected"];
  ASSERT_EQ(chosen.size(), 5U);
  EXPECT_EQ(
      std::count(chosen.begin(), chosen.end(), json{{"text", "In 1903"}, {"pages", json::array()}, {"year", 1903}}), 1);
}

// The real feed's keys, but for pictures, which a library has not.
TEST(WikimediaFeedData, HasTheKeysOfTheRealFeed) {
  const char* given = std::getenv("THISDAY_DATA");
  const std::string file = (given != nullptr ? given : std::string(THISDAY_ROOT) + "/../shared/data") +
                           "/days/wikimedia_onthisday_en_02_06.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not here";
  std::ifstream in(file);
  const json real = json::parse(in);
  SampleAnswer sample(2, 6);
  const auto source = sample.source("A list");
  for (const Kind kind : {Kind::event, Kind::birth, Kind::death, Kind::observance})
    sample.event(kind, date_of("1900-02-06"), std::string(story::name(kind)), source).event.links = {"wikipedia:en:X"};
  const json ours = fed(sample);
  EXPECT_EQ(keys_of(ours), keys_of(real));
  for (const auto& [type, items] : real.items()) {
    ASSERT_EQ(ours[type].size(), 1U) << type;
    EXPECT_EQ(keys_of(ours[type][0]), keys_of(items[0])) << type;
    const Keys page = keys_of(ours[type][0]["pages"][0]);
    for (const std::string key :
         {"title", "displaytitle", "pageid", "extract", "extract_html", "lang", "dir", "timestamp", "normalizedtitle"})
      EXPECT_EQ(page.contains(key), items[0]["pages"][0].contains(key)) << key;
  }
}

}  // namespace
}  // namespace thisday::publish
