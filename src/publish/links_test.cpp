#include "publish/links.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

using What = LinkChange::What;

std::string changed(std::string_view html, What what, std::string address = {}) {
  return with_links(html, [&](std::string_view href) {
    return href == "/x" ? LinkChange{what, address} : LinkChange{};
  });
}

TEST(Links, LoseTheirAddressOrTheirWordsOrNeither) {
  constexpr std::string_view kPage =
      "<p><a class=\"b\" href=\"/x\" rel=\"next\">to <b>x</b></a>, <a href=\"/y\">y</a></p>";
  EXPECT_EQ(changed(kPage, What::keep), kPage);
  EXPECT_EQ(changed(kPage, What::words), "<p>to <b>x</b>, <a href=\"/y\">y</a></p>");
  EXPECT_EQ(changed(kPage, What::nothing), "<p>, <a href=\"/y\">y</a></p>");
  EXPECT_EQ(changed(kPage, What::keep, "/07-27#e"),
            "<p><a class=\"b\" href=\"/07-27#e\" rel=\"next\">to <b>x</b></a>, <a href=\"/y\">y</a></p>");
}

TEST(Links, APageWithoutThemIsAsItWas) {
  for (const std::string_view page :
       {"", "<p>no link</p>", "<a id=\"x\">anchor</a>", "<a href=\"/x\"", "<a href=\"/x\">open"})
    EXPECT_EQ(changed(page, What::nothing), page);
}

}  // namespace
}  // namespace thisday::publish
