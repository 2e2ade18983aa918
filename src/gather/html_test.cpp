#include "gather/html.hpp"

#include <gtest/gtest.h>

#include "gather/collector.hpp"
#include "gather/html_tree.hpp"

namespace thisday::gather {
namespace {

using Kind = story::Block::Kind;

story::Text text_of(std::string_view bytes) {
  const auto page = html_page(bytes);
  EXPECT_TRUE(page.ok());
  for (const story::Text::Run& run : page->text.map)
    EXPECT_EQ(page->text.content.substr(run.content, run.length), bytes.substr(run.source, run.length));
  return page->text;
}

std::vector<std::string> blocks_of(std::string_view bytes) {
  const story::Text text = text_of(bytes);
  std::vector<std::string> blocks;
  for (const story::Block& block : text.blocks)
    blocks.push_back(text.content.substr(block.range.begin, block.range.size()));
  return blocks;
}

using Blocks = std::vector<std::string>;

TEST(Html, GivesTheMainTextOfAPage) {
  EXPECT_EQ(
      blocks_of(R"(<!DOCTYPE html><html lang="en-GB"><head><title>The bridge | A museum</title>
    <style>p { color: red }</style></head><body>
    <nav><ul><li><a href="/">Home</a><li><a href="/visit">Visit us in 1999</a></ul></nav>
    <main><h1>The bridge at Harrow</h1>
    <p>It opened on <time>4 May 1871</time>.<sup class="reference"><a href="#n1">[1]</a></sup> Half the
       town came.</p>
    <aside>Open daily from May.</aside>
    <p>A flood took it in 1873.</p>
    <script>let year = 1950;</script></main>
    <footer>Copyright 2020</footer></body></html>)"),
      (Blocks{"The bridge at Harrow", "It opened on 4 May 1871. Half the town came.", "A flood took it in 1873."}));
}

TEST(Html, TakesTheGreatArticleWhereThereIsNoMain) {
  EXPECT_EQ(blocks_of("<div>Our newest pictures</div><article><h2>A truce</h2><p>The guns fell silent on 27 July 1953, "
                      "and the men went home.</p></article><article>More</article>"),
            (Blocks{"A truce", "The guns fell silent on 27 July 1953, and the men went home."}));
}

TEST(Html, LeavesOutListsOfLinksButKeepsAPageOfThem) {
  EXPECT_EQ(blocks_of("<p>The fleet sailed in May 1588, with 130 ships and some 19,000 soldiers aboard it.</p>"
                      "<div><a href=a>One</a> <a href=b>Two</a> <a href=c>Three</a></div>"),
            (Blocks{"The fleet sailed in May 1588, with 130 ships and some 19,000 soldiers aboard it."}));
  EXPECT_EQ(blocks_of("<ul><li><a href=a>1914: war</a><li><a href=b>1918: peace</a><li><a href=c>1939: war</a></ul>"),
            (Blocks{"1914: war", "1918: peace", "1939: war"}));
}

TEST(Html, MakesParagraphsOfWordsThatNoneHolds) {
  EXPECT_EQ(
      blocks_of("<body>War came in 1914.<br><br>It went in <i>1918</i>.<div>All was<br>changed.</div> So.</body>"),
      (Blocks{"War came in 1914.", "It went in 1918.", "All was changed.", "So."}));
}

TEST(Html, TellsHeadingsItemsQuotesAndCaptions) {
  const story::Text text = text_of(
      "<h2>A &amp; B</h2><ul><li>One<ul><li>Within</ul></ul><blockquote><p>Said</blockquote>"
      "<figure><img alt=no><figcaption>A table</figcaption></figure><pre><code>int x;</code></pre><p>End");
  std::vector<std::pair<Kind, int>> kinds;
  for (const story::Block& block : text.blocks) kinds.emplace_back(block.kind, block.level);
  EXPECT_EQ(kinds, (std::vector<std::pair<Kind, int>>{{Kind::heading, 2},
                                                      {Kind::list_item, 1},
                                                      {Kind::list_item, 2},
                                                      {Kind::quote, 0},
                                                      {Kind::caption, 0},
                                                      {Kind::code, 0},
                                                      {Kind::paragraph, 0}}));
  EXPECT_EQ(text.content.substr(0, 5), "A & B");
}

TEST(Html, KnowsThePlacesAroundCharacterReferences) {
  const std::string page =
      "<p>Smith&nbsp;&amp; Sons,&#32;AT&T &unknown; &amp;amp; on 2&nbsp;May</b> 1871&hellip;\r\nend";
  const story::Text text = text_of(page);
  EXPECT_EQ(text.content, "Smith & Sons, AT&T &unknown; &amp; on 2 May 1871… end\n");
  for (const std::string_view word : {"Sons", "AT&T", "&unknown;", "on 2", "May", "1871", "end"})
    EXPECT_EQ(text.in_source(text.content.find(word)), page.find(word)) << word;
}

TEST(Html, MakesAParagraphOfARowUnlessATableLaysOutThePage) {
  EXPECT_EQ(
      blocks_of(
          "<table><tr>\n<td>27 July 1953 </td><td> The war ends\n</td></tr><tr><td>1954<td><td>Peace?<td>\n</table>"),
      (Blocks{"27 July 1953\tThe war ends", "1954\t\tPeace?"}));
  EXPECT_EQ(blocks_of("<table><tr><td><p>Left</p><td><p>Right</p></table>"), (Blocks{"Left", "Right"}));
}

TEST(Html, ReadsTheEncodingThatThePageNames) {
  const std::string page = "<meta charset=windows-1251><p>\xC2 1945 \xE3\xEE\xE4\xF3 - \xEC\xE8\xF0, 9 May";
  const auto read = html_page(page);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->text.content, "В 1945 году - мир, 9 May\n");
  EXPECT_EQ(read->text.in_source(read->text.content.find("9 May")), page.find("9 May"));
  EXPECT_EQ(html_page("<meta charset=shift_jis><p>\x93\xFA\x96\x7B 1945").error().code, Code::unsupported);
  EXPECT_EQ(html_page("<p>caf\xE9 1950")->text.content, "café 1950\n");
}

TEST(Html, IsAnArticleWithWhatItsHeadSays) {
  const Collector all = gathered(
      "<html lang=de><head><title>Vertrag - Museum</title><meta name=author content='A. Schmidt'>"
      "<meta name=date content=1953-07-27><meta name=description content='Kurz.'>"
      "<link rel=canonical href='https://example.org/v'></head><body><h1>Der Vertrag</h1><p>Ein *Text*.",
      "html", "x/a.html");
  const auto& [entry, text] = all.articles.at(0);
  EXPECT_EQ(entry.title, "Der Vertrag");
  EXPECT_EQ(entry.slug, "der-vertrag");
  EXPECT_EQ(entry.summary, "Kurz.");
  EXPECT_EQ(entry.date->as_written().str(), "1953-07-27");
  EXPECT_EQ(entry.body, "# Der Vertrag\n\nEin \\*Text\\*.");
  EXPECT_EQ(text.language, "de");
  EXPECT_EQ(all.sources.at(0).author, "A. Schmidt");
  EXPECT_EQ(all.sources.at(0).url, "https://example.org/v");
}

TEST(Html, MayHaveFrontMatter) {
  const std::string page = "---\ntitle: A day\ndate: 1871-05-04\n---\n<p>It opened in 1871.</p>";
  const Collector all = gathered(page, "html", "a.html");
  const auto& [entry, text] = all.articles.at(0);
  EXPECT_EQ(entry.title, "A day");
  EXPECT_EQ(entry.date->as_written().str(), "1871-05-04");
  EXPECT_EQ(text.in_source(text.content.find("1871")), page.rfind("1871"));
}

TEST(Html, IsRefusedWhereItSaysNothing) {
  const Collector all = gathered("<!DOCTYPE html><body><script>x()</script>", "html", "a.html");
  EXPECT_TRUE(all.articles.empty());
  EXPECT_EQ(all.refusals.at(0).reason, "there are no words in this page");
}

// Gumbo goes through all open elements, and through all attributes, for each one that comes.
TEST(HtmlTree, GivesUpWhereTagsAreTangled) {
  std::string attributes = "<p";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  EXPECT_EQ(HtmlTree::parse(attributes + ">1950").error().code, Code::range);
  std::string deep;
  for (int i = 0; i < 150'000; ++i) deep += "<div>";
  EXPECT_EQ(HtmlTree::parse(deep).error().code, Code::range);
  std::string rows;
  for (int i = 0; i < 100'000; ++i) rows += "<li>In <b>19" + std::to_string(i) + "</b>\n";
  EXPECT_TRUE(HtmlTree::parse(rows).ok());
}

}  // namespace
}  // namespace thisday::gather
