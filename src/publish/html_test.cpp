#include "publish/html.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

TEST(Html, EverySignThatMarkupIsMadeOfIsEscaped) {
  EXPECT_EQ(escape("<script>alert(\"1\" & '2')</script>"),
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  EXPECT_EQ(escape("Köln 서울"), "Köln 서울");
}

TEST(Html, LinksLeadToTheWebToMailOrWithinTheSite) {
  for (const auto* url : {"https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org", "/07-27", "page#x",
                          "../a:b", "#note", "?q=a:b"})
    EXPECT_TRUE(safe_link(url)) << url;
}

TEST(Html, LinksThatRunOrHideAreRefused) {
  for (const auto* url : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
                          "java\nscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x",
                          "file:///etc/passwd", "blob:x", "", "http:\\\\x", "https://a\"b"})
    EXPECT_FALSE(safe_link(url)) << url;
}

TEST(Html, OnlyWebAddressesAreWebLinks) {
  EXPECT_TRUE(web_link("https://example.org/"));
  EXPECT_FALSE(web_link("mailto:a@example.org"));
  EXPECT_FALSE(web_link("/07-27"));
  EXPECT_FALSE(web_link("https:example"));
  EXPECT_FALSE(web_link("javascript://example.org/%0Aalert(1)"));
}

}  // namespace
}  // namespace thisday::publish
