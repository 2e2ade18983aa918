#include "phrase/word_table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace thisday::phrase {
namespace {

TEST(WordTable, FindsWordsInAnyCase) {
  WordTable table;
  const std::uint16_t july = table.add("july"), twenty = table.add("twenty-fifth");
  EXPECT_EQ(table.find("July"), july);
  EXPECT_EQ(table.find("JULY"), july);
  EXPECT_EQ(table.find("Twenty-Fifth"), twenty);
  EXPECT_EQ(table.add("july"), july);
}

TEST(WordTable, HasNoWordThatOnlyLooksLikeOne) {
  WordTable table;
  table.add("july");
  table.add("twenty-fifth");
  table.add("f\u00e9vrier");
  for (const char* word :
       {"", "jul", "jury", "julyy", "twenty-sixth", "F\u00c9VRIER", "a word that is longer than any"})
    EXPECT_EQ(table.find(word), 0U) << word;
}

TEST(WordTable, GrowsWithItsWords) {
  WordTable table;
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(table.add("w" + std::to_string(i)), i + 1);
  for (int i = 0; i < 5000; ++i) EXPECT_EQ(table.find("W" + std::to_string(i)), i + 1);
  EXPECT_EQ(table.size(), 5001U);
}

}  // namespace
}  // namespace thisday::phrase
