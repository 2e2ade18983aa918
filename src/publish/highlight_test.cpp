#include "publish/highlight.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

TEST(Highlight, WhatBeginsWithAWordIsMarked) {
  EXPECT_EQ(highlighted("The Armistice, not disarmed", "arm"), "The <mark>Arm</mark>istice, not disarmed");
}

TEST(Highlight, CaseAndAccentsDoNotCount) {
  EXPECT_EQ(highlighted("Émile Zola’s café", "emile CAFE"), "<mark>Émile</mark> Zola’s <mark>café</mark>");
}

TEST(Highlight, ScriptsWithoutSpacesAreMarkedAnywhere) {
  EXPECT_EQ(highlighted("第二次韓國戰爭", "韓國"), "第二次<mark>韓國</mark>戰爭");
}

TEST(Highlight, MarkupOfASourceStaysText) {
  EXPECT_EQ(highlighted("a <b>war</b> & \"peace\"", "war"),
            "a &lt;b&gt;<mark>war</mark>&lt;/b&gt; &amp; &quot;peace&quot;");
  EXPECT_EQ(highlighted("<", ""), "&lt;");
}

TEST(Highlight, WordsThatMustNotStandThereAreNotMarked) {
  EXPECT_EQ(highlighted("world war", "war -world"), "world <mark>war</mark>");
  EXPECT_EQ(highlighted("Coca-Cola", "coca-cola"), "<mark>Coca</mark>-<mark>Cola</mark>");
}

TEST(Highlight, BrokenBytesDoNoHarm) {
  EXPECT_EQ(highlighted("\xff war \xc3", "war"), "\xff <mark>war</mark> \xc3");
}

}  // namespace
}  // namespace thisday::publish
