#include <gtest/gtest.h>

#include "gather/collector.hpp"

namespace thisday::gather {
namespace {

using Lines = std::vector<std::string>;

// "2002-09-07 Title" of each post.
Lines posts(const Collector& all) {
  Lines lines;
  for (const auto& [entry, text] : all.articles) lines.push_back(entry.date->as_written().str() + " " + entry.title);
  return lines;
}

TEST(Feed, RssPostsAreArticlesOfTheirDays) {
  const Collector all = gathered(
      R"xml(<?xml version="1.0"?><rss version="2.0"><channel><title>A paper</title><language>en-US</language>
      <item><title>It ends</title><link>https://example.org/1</link><pubDate>Sat, 07 Sep 2002 00:00:01 GMT</pubDate>
      <description>&lt;p&gt;All of &lt;b&gt;it&lt;/b&gt; *stops*.&lt;/p&gt;</description></item>
      <item><title>No day</title></item></channel></rss>)xml",
      "feed", "x.xml");
  EXPECT_EQ(posts(all), (Lines{"2002-09-07 It ends"}));
  EXPECT_EQ(all.articles.at(0).first.body, "All of it \\*stops\\*.");
  EXPECT_EQ(all.articles.at(0).second.language, "en");
  EXPECT_EQ(all.sources.at(0).url, "https://example.org/1");
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].line, 4U);
}

TEST(Feed, WordPressExportsHoldPostsThatArePublished) {
  const Collector all = gathered(
      R"xml(<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="x"><channel>
      <item><title>A</title><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>
        <wp:post_date>2010-07-27 10:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
      <item><title>B</title><wp:post_date>2010-07-28 10:00:00</wp:post_date><wp:post_type>page</wp:post_type></item>
      <item><title>C</title><wp:post_date>2010-07-28 10:00:00</wp:post_date><wp:post_type>post</wp:post_type>
        <wp:status>draft</wp:status></item></channel></rss>)xml",
      "feed", "x.xml");
  EXPECT_EQ(posts(all), (Lines{"2010-07-27 A"}));
  EXPECT_EQ(all.articles.at(0).first.body, "One.\n\nTwo.");
}

TEST(Feed, AtomAndJsonFeedsAreRead) {
  EXPECT_EQ(posts(gathered(R"xml(<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>A</title>
      <link href="https://example.org/a"/><updated>2011-01-01T00:00:00Z</updated><published>2010-07-27T10:00:00Z</published>
      <author><name>N</name></author><content>c</content></entry></feed>)xml",
                           "feed", "x")),
            (Lines{"2010-07-27 A"}));
  EXPECT_EQ(posts(gathered(R"json({"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"title":"A",
      "date_published":"2010-07-27T10:00:00Z","content_html":"<p>c</p>"}]})json",
                           "feed", "x")),
            (Lines{"2010-07-27 A"}));
}

TEST(Feed, WhatStandsBeforeBrokenXmlIsKept) {
  const Collector all = gathered(
      "<rss><channel><item><title>A</title><pubDate>2010-07-27</pubDate></item><item><title>B</rss>", "feed", "x");
  EXPECT_EQ(posts(all), (Lines{"2010-07-27 A"}));
  EXPECT_EQ(all.refusals.size(), 2U);
}

TEST(Feed, IsKnownByItsContent) {
  EXPECT_EQ(detect({"x", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", {}}), "feed");
  EXPECT_EQ(detect({"x", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", {}}), "icalendar");
}

TEST(ICalendar, EventsHaveTheirDaysAndYearlyOnesTheirRules) {
  const Collector all = gathered(
      "BEGIN:VCALENDAR\nX-WR-CALNAME:My days\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:19500625\nDTEND;VALUE=DATE:19530728\n"
      "SUMMARY:A war\\, and\n  more\nBEGIN:VALARM\nDESCRIPTION:Alarm\nEND:VALARM\nEND:VEVENT\n"
      "BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:A feast\r\nDTSTART:20001123T100000Z\r\n"
      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\nSUMMARY:Leap day\nDTSTART:20000229\nRRULE:FREQ=YEARLY\nEND:VEVENT\n"
      "BEGIN:VEVENT\nSUMMARY:No day\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Bad\nDTSTART:20010229\nEND:VEVENT\n"
      "BEGIN:VEVENT\nSUMMARY:Never closed\nDTSTART:19530727\n",
      "icalendar", "x.ics");
  EXPECT_EQ(all.sources.at(0).title, "My days");
  ASSERT_EQ(all.events.size(), 4U);
  EXPECT_EQ(all.events[0].headline, "A war, and more");
  EXPECT_EQ(all.events[0].evidence.at(0).quote, "A war, and more");
  EXPECT_EQ(all.events[0].date->as_written().str(), "1950-06-25/1953-07-27");
  EXPECT_EQ(all.events[1].recurrence->str(), "11-thu4");
  EXPECT_EQ(all.events[2].date->as_written().str(), "XXXX-02-29");
  EXPECT_EQ(all.events[2].kind, story::Kind::observance);
  EXPECT_EQ(all.events[3].date->as_written().str(), "1953-07-27");
  ASSERT_EQ(all.refusals.size(), 2U);
  EXPECT_EQ(all.refusals[1].reason, "'20010229' is no day");
}

TEST(ICalendar, AcceptsLinesThatWereNeverFolded) {
  const std::string words(15'000, 'x');
  const Collector all =
      gathered("BEGIN:VEVENT\nDTSTART:19530727\nSUMMARY:" + words + "\nEND:VEVENT\n", "icalendar", "x.ics");
  ASSERT_EQ(all.events.size(), 1U);
  EXPECT_EQ(all.events[0].headline.size(), words.size());
}

}  // namespace
}  // namespace thisday::gather
