#include "publish/xml.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

TEST(Xml, TextCannotBreakOut) {
  EXPECT_EQ(xml_text("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;'");
  EXPECT_EQ(xml_text("]]>"), "]]&gt;");
}

TEST(Xml, WhatXmlCannotHoldIsReplaced) {
  EXPECT_EQ(xml_text(std::string_view("a\0b\x1F\tc\n", 7)), "a\uFFFDb\uFFFD\tc\n");
  EXPECT_EQ(xml_text("a\r\n"), "a&#13;\n");
  EXPECT_EQ(xml_text("\xEF\xBF\xBF"), "\uFFFD");
  EXPECT_EQ(xml_text("a\xFF"
                     "b\xC3"),
            "a\uFFFDb\uFFFD");
  EXPECT_EQ(xml_text("한국 – ü"), "한국 – ü");
}

TEST(Xml, ElementsCloseInOrder) {
  XmlWriter xml;
  xml.open("feed", {{"xmlns", "urn:x"}});
  xml.element("title", "A & B");
  xml.element("link", "", {{"href", "/?a=1&b=2"}, {"rel", ""}});
  xml.open("entry");
  xml.close();
  xml.close();
  EXPECT_EQ(std::move(xml).take(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            "<feed xmlns=\"urn:x\">\n"
            "  <title>A &amp; B</title>\n"
            "  <link href=\"/?a=1&amp;b=2\"/>\n"
            "  <entry>\n"
            "  </entry>\n"
            "</feed>\n");
}

}  // namespace
}  // namespace thisday::publish
