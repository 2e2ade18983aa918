#include "keep/words.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace thisday::keep {
namespace {

std::vector<std::string> words(std::string_view text, Words::For use = Words::For::indexed) {
  std::vector<std::string> all;
  Words reader(text, use);
  Word word;
  while (reader.next(word)) all.push_back(word.folded);
  return all;
}

using List = std::vector<std::string>;

TEST(Words, CaseAndAccentsDoNotCount) {
  EXPECT_EQ(words("Łódź, 1939: ÉTÉ"), (List{"lodz", "1939", "ete"}));
  EXPECT_EQ(words("Straße Ærø Þing"), (List{"strasse", "aero", "thing"}));
  EXPECT_EQ(words("Москва Ёлка"), (List{"москва", "елка"}));
}

TEST(Words, AnAccentMayBeACharacterOfItsOwn) {
  EXPECT_EQ(words("Cafe\u0301"), List{"cafe"});
}

TEST(Words, AnApostropheIsPartOfANameAndEndsAWordBeforeItsS) {
  EXPECT_EQ(words("O'Higgins, Korea's army; the Joneses' ship"),
            (List{"ohiggins", "korea", "army", "the", "joneses", "ship"}));
}

TEST(Words, ScriptsWithoutSpacesAreCutInPairs) {
  EXPECT_EQ(words("朝鲜战争"), (List{"朝鲜", "鲜战", "战争", "争"}));
  EXPECT_EQ(words("朝鲜战争", Words::For::asked), (List{"朝鲜", "鲜战", "战争"}));
  EXPECT_EQ(words("战", Words::For::asked), List{"战"});
  EXPECT_EQ(words("1950年6月"), (List{"1950", "年", "6", "月"}));
}

TEST(Words, TellWhereTheyStandAndWhatTheyAre) {
  const std::string_view text = "– Élan 42";
  Words reader(text);
  Word word;
  ASSERT_TRUE(reader.next(word));
  EXPECT_EQ(text.substr(word.begin, word.end - word.begin), "Élan");
  EXPECT_TRUE(word.capital);
  EXPECT_FALSE(word.number);
  ASSERT_TRUE(reader.next(word));
  EXPECT_TRUE(word.number);
  EXPECT_FALSE(reader.next(word));
}

TEST(Words, BrokenBytesPartWords) {
  EXPECT_EQ(words("a\xFF"
                  "b \xC3"),
            (List{"a", "b"}));
  EXPECT_TRUE(words("\x80\xE2\x82").empty());
}

}  // namespace
}  // namespace thisday::keep
