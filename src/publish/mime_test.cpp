#include "publish/mime.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace thisday::publish {
namespace {

TEST(QuotedPrintable, KeepsPlainTextAndEncodesTheRest) {
  EXPECT_EQ(quoted_printable("1 + 1 = 2\nü\n"), "1 + 1 =3D 2\n=C3=BC\n");
  EXPECT_EQ(quoted_printable(""), "");
  EXPECT_EQ(quoted_printable("no end"), "no end\n");
  EXPECT_EQ(quoted_printable("a\r\nb"), "a\nb\n");
}

TEST(QuotedPrintable, BlanksAtTheEndOfALineAreKept) {
  EXPECT_EQ(quoted_printable("a \nb\t\n"), "a=20\nb=09\n");
}

TEST(QuotedPrintable, WhatMailProgramsChangeIsEncoded) {
  EXPECT_EQ(quoted_printable("From here\n.\nfrom here\n"), "=46rom here\n=2E\nfrom here\n");
}

TEST(QuotedPrintable, LinesHaveAtMost76Characters) {
  std::istringstream in(quoted_printable(std::string(300, 'a') + "ü" + std::string(75, '=')));
  for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 76U);
  EXPECT_EQ(quoted_printable(std::string(76, 'a')), std::string(76, 'a') + "\n");
  EXPECT_EQ(quoted_printable(std::string(77, 'a')), std::string(75, 'a') + "=\naa\n");
}

TEST(HeaderText, IsEncodedOnlyWhereItMustBe) {
  EXPECT_EQ(header_text("This day in history: 27 July"), "This day in history: 27 July");
  EXPECT_EQ(header_text("Grüße"), "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=");
  EXPECT_EQ(header_text("=?not an encoded word"), "=?utf-8?Q?=3D=3Fnot_an_encoded_word?=");
}

TEST(HeaderText, NothingInItBeginsAnotherHeader) {
  EXPECT_EQ(header_text("a\r\nBcc: all@example.org"), "a  Bcc: all@example.org");
}

TEST(HeaderText, EncodedWordsAreShortAndCutNoCharacter) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "한";
  std::istringstream in(header_text(text));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(' ')) line.erase(0, 1);
    EXPECT_LE(line.size(), 75U);
    EXPECT_TRUE(line.starts_with("=?utf-8?Q?=ED=95=9C"));
    EXPECT_TRUE(line.ends_with("=ED=95=9C?="));
  }
}

TEST(HeaderAddress, EncodesTheNameAndNotTheAddress) {
  EXPECT_EQ(header_address("news@example.org"), "news@example.org");
  EXPECT_EQ(header_address("The Museum <news@example.org>"), "The Museum <news@example.org>");
  EXPECT_EQ(header_address("\"Musée\" <news@example.org>"), "=?utf-8?Q?Mus=C3=A9e?= <news@example.org>");
  EXPECT_EQ(header_address("a@b.c\nBcc: d@e.f"), "a@b.c Bcc: d@e.f");
}

}  // namespace
}  // namespace thisday::publish
