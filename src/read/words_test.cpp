#include "read/words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace thisday::read {
namespace {

std::vector<std::string> all(const std::string& text) {
  std::vector<std::string> found;
  Words words(text);
  for (Word word; words.next(word);) found.push_back(text.substr(word.range.begin, word.range.size()));
  return found;
}

TEST(Words, MarksOfSeveralBytesAreNoWords) {
  EXPECT_EQ(all("1950 \u2013 In Seoul\u00A0\u201Cthe war\u201D"),
            (std::vector<std::string>{"1950", "In", "Seoul", "the", "war"}));
}

TEST(Words, HyphensApostrophesAndGroupedDigitsHoldThemTogether) {
  EXPECT_EQ(all("Sun Yat-sen's 1,500.5 men, don\u2019t - he said."),
            (std::vector<std::string>{"Sun", "Yat-sen's", "1,500.5", "men", "don\u2019t", "he", "said"}));
}

TEST(Words, WithACapitalAreFoundAloneToo) {
  const std::string text =
      "\u201CThe Anglo-Saxon War\u201D, O\u2019Brien \u2013 \u00C9ire's 3-Day \u2019War 'Peace x\u2019Y "
      "\u00AB\u0160\u00BB don't";
  std::vector<std::size_t> by_words, alone;
  Words words(text);
  for (Word word; words.next(word);)
    if (word.capital) by_words.push_back(word.range.begin);
  CapitalWords capitals(text);
  for (std::size_t at = capitals.next(); at < text.size(); at = capitals.next()) alone.push_back(at);
  EXPECT_EQ(alone, by_words);
}

}  // namespace
}  // namespace thisday::read
