#include "serve/page_language.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

std::string language(std::string_view cookie, std::string_view accept_language) {
  Request request{"GET", "/"};
  request.cookie = cookie;
  request.accept_language = accept_language;
  return reader_language(request).language();
}

TEST(PageLanguage, WhatWasChosenGoesBeforeWhatTheBrowserAsksFor) {
  EXPECT_EQ(language("", "ko,en;q=0.5"), "ko");
  EXPECT_EQ(language("ui=en", "ko"), "en");
  EXPECT_EQ(language("a=1; ui=ko; b=2", "en"), "ko");
}

TEST(PageLanguage, AnOddCookieChoosesNothing) {
  for (const char* cookie : {"ui=", "ui=xx", "ui", "gui=ko", ";;;", "ui=ko-<script>x"})
    EXPECT_EQ(language(cookie, "en"), cookie == std::string("ui=ko-<script>x") ? "ko" : "en") << cookie;
}

}  // namespace
}  // namespace thisday::serve
