#include "gather/gather.hpp"

#include <gtest/gtest.h>

#include "gather/collector.hpp"
#include "gather/slug.hpp"
#include "gather/words.hpp"

namespace thisday::gather {
namespace {

std::string detected(std::string_view bytes, const std::string& path = "file") {
  return std::string(detect({path, bytes, {}}).value_or("none"));
}

TEST(Detect, GoesByTheContent) {
  EXPECT_EQ(detected("---\ntitle: x\n---\nwords\n", "a.txt"), "markdown");
  EXPECT_EQ(detected("01/02\tA day\n03/04\tAnother\n", "a.md"), "calendar");
  EXPECT_EQ(detected("#ifndef _x_\n#include <calendar.world>\n#endif\n"), "calendar");
  EXPECT_EQ(detected("# July\n- date: 1953-07-27\n  headline: It ends\n"), "almanac");
  EXPECT_EQ(detected("# A heading\n\nWords.\n"), "markdown");
  EXPECT_EQ(detected("See [this](that).\n"), "markdown");
  EXPECT_EQ(detected("Just words.\nAnd more.\n"), "text");
  EXPECT_EQ(detected("<!-- a note -->\n<!DOCTYPE html>\n<p>x"), "html");
  EXPECT_EQ(detected("<h1>A heading</h1>\n\nWords.\n", "a.md"), "markdown");
}

TEST(Detect, GoesByTheNameWhereTheContentFitsSeveral) {
  EXPECT_EQ(detected("Just words.\n", "a.md"), "markdown");
  EXPECT_EQ(detected("See [this](that).\n", "a.txt"), "text");
}

TEST(Detect, KnowsWhatIsNotReadHere) {
  EXPECT_EQ(detected(std::string_view("\0\1\2", 3)), "none");
  EXPECT_EQ(detected("<?xml version=\"1.0\"?>\n<data>x</data>"), "none");
  EXPECT_EQ(detected("{\"a\": 1}"), "none");
  EXPECT_EQ(detected(" \n"), "none");
  EXPECT_EQ(detected("#include <stdio.h>\nint main() { return 0; }\n"), "text");
}

TEST(Read, IsAnErrorForUnknownFormatsAndBinaryFiles) {
  Collector all;
  EXPECT_EQ(read({"a", "x", {}}, "odt", all).error().code, Code::not_found);
  EXPECT_EQ(read({"a", std::string_view("\0", 1), {}}, "text", all).error().code, Code::foreign);
  EXPECT_EQ(format_named("calendar"), "calendar");
  EXPECT_EQ(format_named("odt"), std::nullopt);
}

TEST(PlainText, TakesAShortFirstLineForItsTitle) {
  const Collector all = gathered("A Truce in Korea\r\n\r\nIt stops.\nAll of it.\n\n  More.\n", "text", "x/a.txt");
  const auto& [entry, text] = all.articles.at(0);
  EXPECT_EQ(entry.title, "A Truce in Korea");
  EXPECT_EQ(entry.slug, "a-truce-in-korea");
  ASSERT_EQ(text.blocks.size(), 3U);
  EXPECT_EQ(text.blocks[0].kind, story::Block::Kind::heading);
  EXPECT_EQ(text.content.substr(text.blocks[1].range.begin, text.blocks[1].range.size()), "It stops.\nAll of it.");
  EXPECT_EQ(text.content.substr(text.blocks[2].range.begin, text.blocks[2].range.size()), "More.");
  EXPECT_TRUE(text.map.empty());
}

TEST(PlainText, HasNoEntryWithoutATitle) {
  const Collector all = gathered("It stops.\n\nMore.\n", "text", "x/a.txt");
  EXPECT_EQ(all.articles.at(0).first.title, "");
  EXPECT_EQ(all.articles.at(0).first.slug, "");
  EXPECT_EQ(all.sources.at(0).title, "a.txt");
}

TEST(PlainText, ReadsLatin1AndMapsItsAscii) {
  const Collector all = gathered("caf\xE9 1950", "text", "a.txt");
  const story::Text& text = all.articles.at(0).second;
  EXPECT_EQ(text.content, "café 1950");
  EXPECT_EQ(text.in_source(text.content.find("1950")), 5U);
}

TEST(Slug, IsLowerCaseWithHyphens) {
  EXPECT_EQ(slug_of("Élysée, 27 July"), "elysee-27-july");
  EXPECT_EQ(slug_of("The people's  day!"), "the-peoples-day");
  EXPECT_EQ(slug_of("День Победы"), "день-победы");
  EXPECT_EQ(slug_of("..."), "");
  EXPECT_LE(slug_of(std::string(500, 'a')).size(), 80U);
}

TEST(Words, FoldsCaseAndKeepsEveryByteInPlace) {
  EXPECT_EQ(folded("MÄRZ Пасха İx"), "märz пасха İx");
  EXPECT_EQ(folded("a\xFF"
                   "B"),
            "a\xFF"
            "b");
}

TEST(Words, AreReadFromRowsOfKindValueAndWords) {
  Words words;
  EXPECT_TRUE(words.load("# a\nmonth\t7\tjuly, jul\nbc\t-\tbc\n", "en").ok());
  EXPECT_EQ(words.value(WordKind::month, "jul", "en"), 7);
  EXPECT_EQ(words.value(WordKind::month, "juli", "en"), std::nullopt);
  EXPECT_FALSE(words.load("moon\t7\tjuly\n", "en").ok());
  EXPECT_FALSE(words.load("month\tx\tjuly\n", "en").ok());
}

TEST(Words, OfTheLanguageComeFirst) {
  EXPECT_EQ(Words::shipped().value(WordKind::month, "listopada", "hr"), 10);
  EXPECT_EQ(Words::shipped().value(WordKind::month, "mar", "es"), 3);
  EXPECT_EQ(Words::shipped().value(WordKind::weekday, "dim", "de"), 7);
}

}  // namespace
}  // namespace thisday::gather
