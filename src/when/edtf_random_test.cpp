// Writes EDTF at random from the grammar, reads it back, and tries its bounds against every day that its digits allow.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "when/edtf.hpp"

namespace thisday::when {
namespace {

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string value() {
    switch (below(6)) {
      case 0:
        return date() + "/" + date_after();
      case 1:
        return one_in(2) ? date() + (one_in(2) ? "/.." : "/") : (one_in(2) ? "../" : "/") + date();
      case 2:
        return set();
      case 3:
        return timed();
      default:
        return date();
    }
  }

  /// Digits of a year, month and day, some of them X.
  std::string masked_day() {
    std::string text = pad(below(2200), 4) + "-" + pad(1 + below(12), 2) + "-" + pad(1 + below(31), 2);
    if (one_in(4)) text = "-" + text;
    for (const std::size_t back : {1U, 2U, 4U, 5U, 7U, 8U})
      if (one_in(3)) text[text.size() - back] = 'X';
    return text;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }
  static std::string pad(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  }
  std::string qualifier() { return one_in(4) ? std::string(1, "?~%"[below(3)]) : ""; }

  std::string year(int least = 0) {
    const std::string minus = least == 0 && one_in(5) ? "-" : "";
    std::string digits = pad(1 + least + below(9998 - least), 4);
    if (least == 0 && one_in(4)) digits[3] = 'X';
    if (least == 0 && one_in(6)) digits[2] = 'X';
    return minus + digits;
  }
  std::string long_year() {
    std::string text = one_in(2) ? "Y-" : "Y";
    text += std::to_string(10'000 + below(1'000'000));
    if (one_in(2)) text += "E" + std::to_string(1 + below(11));
    if (one_in(2)) text += "S" + std::to_string(1 + below(5));
    return text;
  }
  std::string date(int least_year = 0) {
    if (least_year == 0 && one_in(6)) return qualifier() + long_year() + qualifier();
    std::string text = qualifier() + year(least_year);
    if (text.find('X') == std::string::npos && one_in(6))
      return text + "S" + std::to_string(1 + below(4)) + qualifier();
    text += qualifier();
    if (one_in(3)) return text;
    text += "-" + qualifier();
    if (one_in(4)) return text + std::to_string(21 + below(21)) + qualifier();
    text += one_in(5) ? "XX" : one_in(5) ? "1X" : pad(1 + below(12), 2);
    text += qualifier();
    if (one_in(3)) return text;
    text += "-" + qualifier();
    text += one_in(5) ? "XX" : one_in(5) ? "2X" : pad(1 + below(28), 2);
    return text + qualifier();
  }
  /// Not before anything that date() writes.
  std::string date_after() { return "Y1E18"; }

  std::string timed() {
    std::string text = year(9) + "-" + pad(1 + below(12), 2) + "-" + pad(1 + below(28), 2) + "T" + pad(below(24), 2) +
                       ":" + pad(below(60), 2) + ":" + pad(below(60), 2);
    switch (below(4)) {
      case 0:
        return text + "Z";
      case 1:
        return text + "+" + pad(below(14), 2);
      case 2:
        return text + "-" + pad(1 + below(11), 2) + ":" + pad(below(60), 2);
      default:
        return text;
    }
  }
  std::string set() {
    const bool any = one_in(2);
    std::string text = any ? "[" : "{";
    if (one_in(3)) text += "..";
    text += date();
    for (int i = below(4); i > 0; --i) text += "," + date() + (one_in(3) ? ".." + date_after() : "");
    if (one_in(3)) text += "," + date() + "..";
    return text + (any ? "]" : "}");
  }

  std::mt19937 random_;
};

TEST(Edtf, WhateverTheGrammarWritesIsReadAndReadBack) {
  Writer writer(1953);
  for (int round = 0; round < 100'000; ++round) {
    const std::string text = writer.value();
    const auto edtf = Edtf::parse(text);
    ASSERT_TRUE(edtf.ok()) << text << ": " << edtf.error().message << " at " << edtf.error().position;
    const std::string canonical = edtf->str();
    const auto again = Edtf::parse(canonical);
    ASSERT_TRUE(again.ok()) << text << " written as " << canonical;
    ASSERT_EQ(*again, *edtf) << text << " written as " << canonical;
    ASSERT_EQ(again->str(), canonical);
    ASSERT_EQ(again->level(), edtf->level());
  }
}

bool fits(const std::string& digits, std::int64_t number) {
  for (std::size_t back = 1; back <= digits.size(); ++back, number /= 10) {
    const char c = digits[digits.size() - back];
    if (c != 'X' && c - '0' != number % 10) return false;
  }
  return true;
}

TEST(Edtf, BoundsAreTheFirstAndLastOfAllDaysThatFitTheDigits) {
  Writer writer(1950);
  int impossible = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = writer.masked_day();
    const bool negative = text[0] == '-';
    const std::string digits = negative ? text.substr(1) : text;
    for (const Calendar calendar : {Calendar::gregorian, Calendar::julian}) {
      std::optional<CivilDay> first;
      std::optional<CivilDay> last;
      for (std::int64_t magnitude = negative ? 1 : 0; magnitude < 2200; ++magnitude) {
        if (!fits(digits.substr(0, 4), magnitude)) continue;
        for (int month = 1; month <= 12; ++month)
          for (int day = 1; day <= days_in_month(calendar, magnitude, month); ++day) {
            if (!fits(digits.substr(5, 2), month) || !fits(digits.substr(8, 2), day)) continue;
            const CivilDay found{negative ? -magnitude : magnitude, month, day};
            if (!first || found < *first) first = found;
            if (!last || found > *last) last = found;
          }
      }
      const auto edtf = Edtf::parse(text, calendar);
      ASSERT_EQ(edtf.ok(), first.has_value()) << text;
      if (!edtf) {
        ++impossible;
        continue;
      }
      ASSERT_EQ(edtf->bounds().earliest_start.day, *first) << text;
      ASSERT_EQ(edtf->bounds().latest_end.day, *last) << text;
    }
  }
  EXPECT_GT(impossible, 0);
}

}  // namespace
}  // namespace thisday::when
