#include "read/sentences.hpp"

#include <gtest/gtest.h>

namespace thisday::read {
namespace {

std::vector<std::string> cut(const std::string& content) {
  story::Text text;
  text.content = content;
  std::vector<std::string> parts;
  for (const Sentence& sentence : sentences(text, *Vocabulary::of("en")))
    parts.push_back(content.substr(sentence.range.begin, sentence.range.size()));
  return parts;
}

using Parts = std::vector<std::string>;

TEST(Sentences, FullStopsEndThem) {
  EXPECT_EQ(cut("One went. Two stayed!  Why?"), (Parts{"One went.", "Two stayed!", "Why?"}));
}

TEST(Sentences, AbbreviationsAndInitialsDoNot) {
  EXPECT_EQ(cut("Gen. J. Smith of the U.S. Army came on Sept. 5. He left."),
            (Parts{"Gen. J. Smith of the U.S. Army came on Sept. 5.", "He left."}));
}

TEST(Sentences, BlankLinesPartParagraphs) {
  EXPECT_EQ(cut("A heading\n\nA text"), (Parts{"A heading", "A text"}));
}

TEST(Sentences, NothingHasNone) {
  EXPECT_TRUE(cut("").empty());
  EXPECT_TRUE(cut(" \n\n \n").empty());
}

TEST(Sentences, AnyBytesAreCutInLinearTime) {
  EXPECT_FALSE(cut(std::string(1 << 20, '.')).empty());
  std::string dotted;
  for (int i = 0; i < (1 << 18); ++i) dotted += "a. ";
  EXPECT_FALSE(cut(dotted).empty());
  EXPECT_TRUE(cut(std::string(1 << 20, '\n')).empty());
}

}  // namespace
}  // namespace thisday::read
