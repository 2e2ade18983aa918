#include <gtest/gtest.h>

#include "gather/collector.hpp"
#include "gather/front_matter.hpp"
#include "gather/markdown_text.hpp"

namespace thisday::gather {
namespace {

using story::Block;

// The words of each block, with the first letter of its kind; and that every run stands in the source as it says.
std::vector<std::string> blocks(const std::string& source, std::size_t begin = 0) {
  const story::Text text = markdown_text(source, begin);
  std::size_t last = 0;
  for (const story::Text::Run& run : text.map) {
    EXPECT_GE(run.content, last) << source;
    EXPECT_EQ(text.content.substr(run.content, run.length), source.substr(run.source, run.length)) << source;
    last = run.content + run.length;
  }
  std::vector<std::string> all;
  for (const Block& block : text.blocks)
    all.push_back(std::string(1, "phcqlk"[static_cast<int>(block.kind)]) + ":" +
                  text.content.substr(block.range.begin, block.range.size()));
  return all;
}

// What the words `words` of the content are in the source.
std::string traced(const std::string& source, const std::string& words) {
  const story::Text text = markdown_text(source, 0);
  const std::size_t at = text.content.find(words);
  if (at == std::string::npos) return "not in the text";
  const story::ByteRange range = text.in_source(story::ByteRange{at, at + words.size()});
  return source.substr(range.begin, range.size());
}

using Blocks = std::vector<std::string>;

TEST(MarkdownText, IsHeadingsParagraphsListItemsAndQuotesWithoutMarkup) {
  EXPECT_EQ(blocks("# The *truce*\n\nTwo men\nsign it.\n\n- one\n- **two**\n\n> said\n"),
            (Blocks{"h:The truce", "p:Two men\nsign it.", "l:one", "l:two", "q:said"}));
  EXPECT_EQ(blocks("Under\n=====\n\n    code here\n\n```c\nint c;\nc\n```\n"),
            (Blocks{"h:Under", "k:code here", "k:int c;\nc"}));
}

TEST(MarkdownText, TakesAnImageByItselfForACaptionAndLeavesItOutOfSentences) {
  EXPECT_EQ(blocks("![Two men](a.jpg)\n\nA ![b](c.jpg)d.\n"), (Blocks{"c:Two men", "p:A d."}));
  EXPECT_EQ(blocks("![](a.jpg)\n\nWords.\n"), (Blocks{"p:Words."}));
}

TEST(MarkdownText, KeepsARowOfATableTogether) {
  EXPECT_EQ(blocks("| day | what |\n|---|---|\n| 1 May | strike |\n"), (Blocks{"p:day\twhat", "p:1 May\tstrike"}));
}

TEST(MarkdownText, LeavesOutRawHtmlAndFootnoteMarks) {
  EXPECT_EQ(blocks("A <b>bold</b> word[^1].\n\n<div>x</div>\n\n[^1]: The note.\n"),
            (Blocks{"p:A bold word.", "p:The note."}));
}

TEST(MarkdownText, LeavesOutAddressesThatStandForThemselves) {
  EXPECT_EQ(blocks("See <https://example.org/1989/0720>, [its page](https://example.org/1990) or <me@example.org>.\n"),
            (Blocks{"p:See , its page or ."}));
  EXPECT_EQ(blocks("<https://example.org/1989>\n\nAfter\n"), (Blocks{"p:After"}));
}

TEST(MarkdownText, TracesWordsBackThroughMarkup) {
  EXPECT_EQ(traced("On **July 27**, 1953, it ends.\n", "July 27, 1953"), "July 27**, 1953");
  EXPECT_EQ(traced("A [link](b) b\n", " b"), " b");
  EXPECT_EQ(traced("[x](a b) `c` end\n\nend\n", "end"), "end");
  EXPECT_EQ(traced("a \\* b\n", "* b"), "* b");
  EXPECT_EQ(traced("R&amp;D in 1950\n", "D in 1950"), "D in 1950");
  EXPECT_EQ(traced("> - deep *in\n>   1950* here\n", "1950 here"), "1950* here");
  EXPECT_EQ(traced("***\n\n1. Über &uuml;ber 1871\n", "1871"), "1871");
}

TEST(MarkdownText, TracesALongLineToItsEnd) {
  std::string source;
  for (int i = 0; i < 5000; ++i) source += "so R&amp;D ";
  EXPECT_EQ(traced(source + "in 1950\n", "in 1950"), "in 1950");
}

TEST(MarkdownText, CountsPlacesFromTheBeginningOfTheFile) {
  const std::string source = "---\ntitle: x\n---\nWords here.\n";
  const story::Text text = markdown_text(source, 17);
  EXPECT_EQ(source.substr(text.in_source(0), 5), "Words");
  EXPECT_EQ(blocks(source, 17), (Blocks{"p:Words here."}));
}

TEST(MarkdownText, OfNothingHasAMapAllTheSame) {
  EXPECT_TRUE(blocks("<!-- only this -->\n").empty());
  EXPECT_FALSE(markdown_text("<!-- only this -->\n", 0).map.empty());
}

constexpr std::string_view kArticle =
    "---\ntitle: \"Korea: the armistice\"\ndate: July 27, 1953\nauthor: [Ann Roe, Jo Doe]\nsource: "
    "https://example.org/a\n"
    "license: CC-BY-4.0\nlanguage: en\nsummary: A war stops.\nimage: {src: t.jpg, alt: A table, credit: Roe}\nlayout: "
    "post\n"
    "---\n\n# Head\n\nIt stops.\n";

TEST(Markdown, ReadsAnArticleWithItsFrontMatter) {
  const Collector all = gathered(kArticle, "markdown", "in/1953-korea.md");
  ASSERT_EQ(all.articles.size(), 1U);
  const auto& [entry, text] = all.articles[0];
  EXPECT_EQ(entry.title, "Korea: the armistice");
  EXPECT_EQ(entry.slug, "korea-the-armistice");
  EXPECT_EQ(entry.date->as_written().str(), "1953-07-27");
  EXPECT_EQ(entry.date->words(), "July 27, 1953");
  EXPECT_EQ(entry.summary, "A war stops.");
  EXPECT_EQ(entry.body, "\n# Head\n\nIt stops.\n");
  EXPECT_EQ(entry.picture, (story::Picture{"t.jpg", "A table", "Roe"}));
  const story::Source& source = all.sources.at(0);
  EXPECT_EQ(source.author, "Ann Roe, Jo Doe");
  EXPECT_EQ(source.url, "https://example.org/a");
  EXPECT_EQ(source.licence, "CC-BY-4.0");
  EXPECT_EQ(entry.source, story::id_of(source));
  EXPECT_EQ(kArticle.substr(text.in_source(text.content.find("It stops")), 8), "It stops");
}

TEST(Markdown, TakesTitleAndSlugFromWhatThereIs) {
  const Collector headed = gathered("# Été à Paris\n\nWords.\n", "markdown", "x/paris-1900.md");
  EXPECT_EQ(headed.articles.at(0).first.title, "Été à Paris");
  EXPECT_EQ(headed.articles.at(0).first.slug, "paris-1900");
  const Collector bare = gathered("Words.\n", "markdown", "x/paris-1900.md");
  EXPECT_EQ(bare.articles.at(0).first.title, "paris-1900");
}

TEST(Markdown, SaysWhereBrokenFrontMatterIsBroken) {
  const auto message = [](std::string_view bytes) {
    Collector all;
    const Result<void> done = read({"a.md", bytes, {}}, "markdown", all);
    EXPECT_TRUE(all.articles.empty());
    EXPECT_FALSE(done.ok() || done.error().hint.empty());
    return done.ok() ? "read" : done.error().message;
  };
  EXPECT_EQ(message("---\ntitle: x\n"), "a.md:1:1: the front matter is not closed");
  EXPECT_EQ(message("---\ntitle: x\ndate: someday\n---\n"), "a.md:3:7: 'someday' is no date");
  EXPECT_EQ(message("---\ntitle: {a: b}\n---\n"), "a.md:2:8: 'title' is to be words");
  EXPECT_EQ(message("---\nimage: {alt: b}\n---\n"), "a.md:2:8: the image names no file");
  EXPECT_EQ(message("---\na: &x [1]\nb: *x\n---\n").substr(0, 9), "a.md:2:4:");
  EXPECT_EQ(message("---\ntitle: a: b\n---\n").substr(0, 7), "a.md:2:");
  EXPECT_EQ(message("---\n- x\n---\n"), "a.md:2:1: the front matter is no list of names and values");
  EXPECT_EQ(message("caf\xE9\n"), "a.md:1:4: not UTF-8");
}

TEST(Markdown, ReadsDatesInNumbersAndInWords) {
  const auto date = [](std::string_view words) {
    const auto read = article_date(words);
    return read ? read->as_written().str() : "none";
  };
  EXPECT_EQ(date("1953-07-27"), "1953-07-27");
  EXPECT_EQ(date("1953-07"), "1953-07");
  EXPECT_EQ(date("2013-07-27T10:00:00Z"), "2013-07-27");
  EXPECT_EQ(date("07-27"), "XXXX-07-27");
  EXPECT_EQ(date("July 27"), "XXXX-07-27");
  EXPECT_EQ(date("27 July 1953"), "1953-07-27");
  EXPECT_EQ(date("July 1953"), "1953-07");
  EXPECT_EQ(date("Good Friday, 1998"), "1998-04-10");
  EXPECT_EQ(date("from June to September 1950"), "1950-06/1950-09");
  EXPECT_EQ(date("July 27, 1953 and so on"), "none");
  EXPECT_EQ(date(""), "none");
  EXPECT_EQ(date("February 30, 1953"), "none");
}

}  // namespace
}  // namespace thisday::gather
