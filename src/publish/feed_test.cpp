#include "publish/feed.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using nlohmann::json;
using story::Kind;

const Site kSite{"https://history.example.org", "History"};
constexpr when::CivilDay kToday{2026, 7, 27};

std::vector<std::string> titles(const Feed& feed) {
  std::vector<std::string> all;
  for (const FeedItem& item : feed.items) all.push_back(item.title);
  return all;
}

std::size_t count(std::string_view text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) ++found;
  return found;
}

SampleAnswer armistice() {
  SampleAnswer sample(7, 27);
  const auto source = sample.source("A <history>", "A. Writer", "CC-BY-4.0", "https://example.org/h");
  sample.event(Kind::event, date_of("1953-07-27"), "The armistice is signed", source,
               "On July 27, 1953, the armistice & peace were signed.");
  sample.event(Kind::birth, date_of("1824-07-27"), "Alexandre Dumas, writer", source);
  sample.entry("the-armistice", "An article", "1953-07-27", sample.source("An article", "B. Writer")).summary =
      "Short.";
  return sample;
}

TEST(Feed, TellsADaysArticlesThenItsEvents) {
  SampleAnswer sample = armistice();
  const Feed feed = day_feed(sample.answer(), kSite, "07-27", kToday);
  EXPECT_EQ(titles(feed), (std::vector<std::string>{"An article", "1953: The armistice is signed",
                                                    "Born 1824: Alexandre Dumas, writer"}));
  EXPECT_EQ(feed.updated, kToday);
}

TEST(Feed, AnItemComesAnewOnEachAnniversary) {
  SampleAnswer sample = armistice();
  EXPECT_EQ(day_feed(sample.answer(), kSite, "07-27", {2026, 7, 26}).updated, (when::CivilDay{2025, 7, 27}));
  const std::string atom = feed(day_feed(sample.answer(), kSite, "07-27", {2027, 1, 1}), kSite, FeedFormat::atom);
  EXPECT_NE(atom.find("#2026-07-27</id>"), std::string::npos);
  EXPECT_NE(atom.find("<updated>2026-07-27T00:00:00Z</updated>"), std::string::npos);
}

TEST(Feed, ASearchsEventsComeTheLatestAnniversaryFirst) {
  SampleAnswer sample(1, 1);
  const auto source = sample.source("A list");
  ask::SearchAnswer answer;
  for (const char* date : {"1953-07-28", "1950-06", "1950-06-25/1953-07-27", "1904-02-29"})
    answer.events.push_back(sample.event(Kind::event, date_of(date), date, source).event);
  answer.sources = sample.answer().sources;
  const Feed feed = search_feed(answer, kSite, "war", "?q=war", kToday, ask::LeapDay::feb28);
  EXPECT_EQ(titles(feed),
            (std::vector<std::string>{"1950: 1950-06-25/1953-07-27", "1904: 1904-02-29", "1953: 1953-07-28"}));
  EXPECT_EQ(feed.items[1].day, (when::CivilDay{2026, 2, 28}));
  EXPECT_EQ(feed.items[2].day, (when::CivilDay{2025, 7, 28}));
  EXPECT_NE(thisday::publish::feed(feed, kSite, FeedFormat::rss).find("/feeds/search.rss?q=war\""), std::string::npos);
}

TEST(Feed, CreditAndLicenceStandInEachFormat) {
  SampleAnswer sample = armistice();
  const Feed day = day_feed(sample.answer(), kSite, "07-27", kToday);
  for (const FeedFormat format : {FeedFormat::atom, FeedFormat::rss, FeedFormat::json}) {
    const std::string text = feed(day, kSite, format);
    EXPECT_GE(count(text, "A. Writer"), 2U) << text;
    EXPECT_GE(count(text, "CC-BY-4.0"), 2U);
    EXPECT_GE(count(text, "licence unknown"), 1U);
    EXPECT_GE(count(text, "https://example.org/h"), 2U);
  }
}

TEST(Feed, HtmlInXmlIsEscapedTwice) {
  SampleAnswer sample = armistice();
  const std::string atom = feed(day_feed(sample.answer(), kSite, "07-27", kToday), kSite, FeedFormat::atom);
  EXPECT_NE(atom.find("armistice &amp;amp; peace"), std::string::npos);
  EXPECT_NE(atom.find("A &amp;lt;history&amp;gt;"), std::string::npos);
  EXPECT_EQ(atom.find("<history>"), std::string::npos);
}

TEST(Feed, AnRssItemHasItsDateAsMailHasIt) {
  SampleAnswer sample = armistice();
  const std::string rss = feed(day_feed(sample.answer(), kSite, "today", kToday), kSite, FeedFormat::rss);
  EXPECT_NE(rss.find("<pubDate>Mon, 27 Jul 2026 00:00:00 GMT</pubDate>"), std::string::npos);
  EXPECT_NE(rss.find("<link>https://history.example.org/</link>"), std::string::npos);
}

TEST(Feed, AJsonFeedHasWhatVersion11AsksFor) {
  SampleAnswer sample = armistice();
  const json fed = json::parse(feed(day_feed(sample.answer(), kSite, "07-27", kToday), kSite, FeedFormat::json));
  EXPECT_EQ(fed["version"], "https://jsonfeed.org/version/1.1");
  EXPECT_EQ(fed["feed_url"], "https://history.example.org/feeds/07-27.json");
  ASSERT_EQ(fed["items"].size(), 3U);
  const json& item = fed["items"][1];
  EXPECT_TRUE(item["id"].is_string());
  EXPECT_EQ(item["date_published"], "2026-07-27T00:00:00Z");
  EXPECT_EQ(item["authors"][0]["name"], "A. Writer");
  EXPECT_EQ(item["language"], "en");
}

TEST(Feed, AnEmptyDayIsAnEmptyFeed) {
  SampleAnswer sample(7, 27);
  const Feed day = day_feed(sample.answer(), kSite, "07-27", kToday);
  EXPECT_TRUE(day.items.empty());
  EXPECT_NE(feed(day, kSite, FeedFormat::atom).find("<updated>2026-07-27T00:00:00Z"), std::string::npos);
}

}  // namespace
}  // namespace thisday::publish
