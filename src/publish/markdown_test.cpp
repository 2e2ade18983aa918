#include "publish/markdown.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Markdown, ParagraphsEmphasisAndTablesAreSet) {
  const auto html = markdown_html("One *two*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "");
  EXPECT_TRUE(has(html, "<p>One <em>two</em>.</p>"));
  EXPECT_TRUE(has(html, "<td>1</td>"));
}

TEST(Markdown, RawHtmlIsDropped) {
  const auto html = markdown_html("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\n<iframe src=x></iframe>\n", "");
  EXPECT_FALSE(has(html, "<script"));
  EXPECT_FALSE(has(html, "<iframe"));
  EXPECT_FALSE(has(html, "onclick"));
  EXPECT_FALSE(has(html, "<!--"));
  EXPECT_TRUE(has(html, "<p>a b</p>"));
}

TEST(Markdown, LinksThatRunKeepOnlyTheirWords) {
  for (const auto* url : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x",
                          "java&#10;script:x", "&#1;javascript:x"}) {
    const auto html = markdown_html("[words](<" + std::string(url) + ">)", "");
    EXPECT_FALSE(has(html, "href")) << html;
    EXPECT_TRUE(has(html, "words")) << html;
  }
}

TEST(Markdown, GoodLinksStay) {
  EXPECT_TRUE(has(markdown_html("[a](https://example.org/x)", ""), "href=\"https://example.org/x\""));
  EXPECT_TRUE(has(markdown_html("[a](/07-27)", ""), "href=\"/07-27\""));
  EXPECT_TRUE(has(markdown_html("[a](mailto:a@example.org)", ""), "href=\"mailto:a@example.org\""));
}

TEST(Markdown, APictureGivesWayToItsWords) {
  const auto html = markdown_html("![The signing](https://elsewhere.example/x.jpg)", "");
  EXPECT_FALSE(has(html, "<img"));
  EXPECT_TRUE(has(html, "The signing"));
}

TEST(Markdown, HeadingsStandUnderThePagesOwn) {
  const auto html = markdown_html("# The armistice\n\ntext\n\n# Before\n\n### Deeper\n", "The armistice");
  EXPECT_FALSE(has(html, "<h1>"));
  EXPECT_FALSE(has(html, "The armistice"));
  EXPECT_TRUE(has(html, "<h2>Before</h2>"));
  EXPECT_TRUE(has(html, "<h3>Deeper</h3>"));
}

TEST(Markdown, DeepNestingEnds) {
  EXPECT_FALSE(markdown_html(std::string(20000, '>') + " a", "").empty());
  EXPECT_FALSE(markdown_html(std::string(20000, '[') + "a", "").empty());
  EXPECT_FALSE(markdown_html(std::string(20000, '*') + "a", "").empty());
}

}  // namespace
}  // namespace thisday::publish
