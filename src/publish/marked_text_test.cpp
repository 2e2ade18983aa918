#include "publish/marked_text.hpp"

#include <gtest/gtest.h>

#include "publish/markdown.hpp"

namespace thisday::publish {
namespace {

MarkedDate date_at(std::string_view text, std::string_view words, std::string_view edtf) {
  const std::size_t at = text.find(words);
  return {{at, at + words.size()}, when::Date(when::Edtf::parse(edtf).value()), std::string(edtf), {}, "test"};
}

std::string marked_page(std::string_view markdown, const std::vector<MarkedDate>& dates) {
  const Marker marker(dates);
  return marker.marked(markdown_html(marker.mark(markdown), ""));
}

TEST(Marker, ADateIsALinkToWhatWasWorkedOut) {
  constexpr std::string_view kText = "It was signed in **October** of that year.";
  EXPECT_EQ(marked_page(kText, {date_at(kText, "October", "1950-10")}),
            "<p>It was signed in <strong><a class=\"date\" id=\"in-1\" href=\"#date-1\">October</a></strong> of that "
            "year.</p>\n");
}

TEST(Marker, NoLinkStandsInALinkOrAnAttribute) {
  constexpr std::string_view kLink = "See [July 1953](https://example.org/a).";
  EXPECT_EQ(marked_page(kLink, {date_at(kLink, "July 1953", "1953-07")}), markdown_html(kLink, ""));
  constexpr std::string_view kTitle = "See [it](https://example.org/a \"of July 1953\").";
  EXPECT_EQ(marked_page(kTitle, {date_at(kTitle, "July 1953", "1953-07")}), markdown_html(kTitle, ""));
}

TEST(Marker, MarksNeverOverlapTheEdgesOfElements) {
  constexpr std::string_view kText = "On *27 July* 1953 it was signed.";
  EXPECT_EQ(marked_page(kText, {date_at(kText, "27 July* 1953", "1953-07-27")}), markdown_html(kText, ""));
}

TEST(Marker, AListStaysAList) {
  constexpr std::string_view kText = "1953. The war ends.\n";
  EXPECT_EQ(marked_page(kText, {date_at(kText, "1953", "1953")}), markdown_html(kText, ""));
}

TEST(Marker, TextWithSuchCharactersIsLeftAlone) {
  const std::string text = "\uE0001\uE001x\uE002 in 1953 <b>";
  const std::string html = marked_page(text, {date_at(text, "1953", "1953")});
  EXPECT_EQ(html.find("href=\"#date-1\">1953"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
}

TEST(ReadingLine, FarAsidesDoNotPressTheStoryTogether) {
  std::vector<MarkedDate> dates;
  for (const char* edtf : {"1950-06-25", "1950-09-15", "1951-04-11", "1953-07-27", "-0043-03-15"})
    dates.push_back({{}, when::Date(when::Edtf::parse(edtf).value()), edtf, {}, {}});
  const std::string svg = reading_line_svg(dates, Messages::english());
  EXPECT_NE(svg.find("dot-4"), std::string::npos);
  EXPECT_EQ(svg.find("dot-5"), std::string::npos);
  EXPECT_NE(svg.find(">1950<"), std::string::npos);
  EXPECT_EQ(reading_line_svg({dates.front()}, Messages::english()), "");
}

}  // namespace
}  // namespace thisday::publish
