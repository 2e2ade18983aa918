#include "publish/mail.hpp"

#include <gtest/gtest.h>

#include "publish/sample_answers.hpp"

namespace thisday::publish {
namespace {

using story::Kind;

const Site kSite{"https://history.example.org", "History"};

SampleAnswer armistice() {
  SampleAnswer sample(7, 27);
  sample.event(Kind::event, date_of("1953-07-27"), "The <armistice> für Korea",
               sample.source("A history", "A. Writer", "CC-BY-4.0", "https://example.org/h"));
  return sample;
}

TEST(Mail, IsTextAndHtmlWithTheirHeaders) {
  SampleAnswer sample = armistice();
  const auto mail = day_mail(sample.answer(), kSite, {"Museum <news@example.org>", "all@example.org", "", ""});
  ASSERT_TRUE(mail);
  EXPECT_TRUE(mail->starts_with("From: Museum <news@example.org>\nTo: all@example.org\nSubject: =?utf-8?Q?27_July"));
  EXPECT_NE(mail->find("\nMIME-Version: 1.0\n"), std::string::npos);
  EXPECT_NE(mail->find("\nContent-Type: multipart/alternative; boundary=\"=_"), std::string::npos);
  const std::size_t text = mail->find("Content-Type: text/plain; charset=utf-8");
  const std::size_t html = mail->find("Content-Type: text/html; charset=utf-8");
  ASSERT_NE(text, std::string::npos);
  ASSERT_NE(html, std::string::npos);
  EXPECT_LT(text, html);
  for (const std::size_t from : {text, html}) {
    const std::string part = mail->substr(from, mail->find("\n--", from) - from);
    EXPECT_NE(part.find("CC-BY-4.0"), std::string::npos);
    EXPECT_NE(part.find("A. Writer"), std::string::npos);
  }
  EXPECT_NE(mail->find("The &lt;armistice&gt;"), std::string::npos);
}

TEST(Mail, AnEmptyDayIsNoMail) {
  SampleAnswer sample(7, 27);
  EXPECT_FALSE(day_mail(sample.answer(), kSite, {"news@example.org", "", "", ""}));
}

TEST(Mail, TheSameDayIsTheSameMail) {
  SampleAnswer sample = armistice();
  EXPECT_EQ(day_mail(sample.answer(), kSite, {}), day_mail(sample.answer(), kSite, {}));
}

TEST(Mail, ASubjectGivenIsTheSubject) {
  SampleAnswer sample = armistice();
  const auto mail = day_mail(sample.answer(), kSite, {"a@example.org", "", "Today", "Mon, 27 Jul 2026 06:00:00 +0000"});
  ASSERT_TRUE(mail);
  EXPECT_TRUE(mail->starts_with("From: a@example.org\nSubject: Today\nDate: Mon, 27 Jul 2026 06:00:00 +0000\n"));
}

}  // namespace
}  // namespace thisday::publish
