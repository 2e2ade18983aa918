#include "publish/findings.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "publish/text_place.hpp"

namespace thisday::publish {
namespace {

using ask::Finding;
using ask::Rule;
using ask::Verdict;
using nlohmann::json;

when::Date date(const char* edtf) {
  return when::Date(when::Edtf::parse(edtf).value(), "26 July 1953");
}

CheckedDraft draft() {
  CheckedDraft checked;
  checked.path = "drafts/caf\u00e9 news.md";
  checked.bytes =
      "A caf\u00e9 opened.\n\nIn S\u00e8vres on 26 July 1953 it closed.\nOn Sunday, July 27, 1953, it rained.\n";
  Finding finding;
  finding.verdict = Verdict::disagrees;
  finding.range.begin = checked.bytes.find("26 July");
  finding.range.end = finding.range.begin + 12;
  finding.message = "the draft says 26 July 1953, but one source says 27 July 1953: The almanac";
  finding.claim = "it closed";
  finding.date = date("1953-07-26");
  finding.works = 1;
  story::Source source;
  source.path = "almanac/events/07.yaml";
  source.title = "The almanac";
  source.licence = "CC0-1.0";
  source.url = "https://example.org/<almanac>";
  finding.testimony.push_back(
      {source, {"0123456789abcdef"}, "The caf\u00e9 <closes>", "It closes.", date("1953-07-27"), false});
  checked.findings.push_back(finding);
  Finding weekday;
  weekday.verdict = Verdict::impossible;
  weekday.rule = Rule::weekday;
  weekday.range.begin = checked.bytes.find("Sunday");
  weekday.range.end = weekday.range.begin + 21;
  weekday.other = finding.range;
  weekday.message = "27 July 1953 was a Monday, not a Sunday";
  checked.findings.push_back(weekday);
  Finding agrees;
  agrees.verdict = Verdict::agrees;
  agrees.message = "one source says so too: The almanac";
  agrees.range = {0, 1};
  checked.findings.push_back(agrees);
  return checked;
}

TEST(FindingsTest, TextSaysItAsACompilerDoes) {
  const std::string text = findings_text(draft(), Shown::notable, {});
  EXPECT_EQ(
      text,
      "drafts/caf\u00e9 news.md:3:14: disagrees: the draft says 26 July 1953, but one source says 27 July 1953: The "
      "almanac [library]\n"
      "  In S\u00e8vres on 26 July 1953 it closed.\n"
      "               ^~~~~~~~~~~~\n"
      "  27 July 1953: The caf\u00e9 <closes>\n"
      "    The almanac (CC0-1.0) https://example.org/<almanac>\n"
      "drafts/caf\u00e9 news.md:4:4: impossible: 27 July 1953 was a Monday, not a Sunday [weekday]\n"
      "  On Sunday, July 27, 1953, it rained.\n"
      "     ^~~~~~~~~~~~~~~~~~~~~\n"
      "drafts/caf\u00e9 news.md:3:14: against this\n"
      "  In S\u00e8vres on 26 July 1953 it closed.\n"
      "               ^~~~~~~~~~~~\n");
}

TEST(FindingsTest, WhatAgreesIsShownOnlyWhenAskedFor) {
  EXPECT_EQ(findings_text(draft(), Shown::notable, {}).find(": agrees:"), std::string::npos);
  EXPECT_NE(findings_text(draft(), Shown::all, {}).find("1:1: agrees: one source"), std::string::npos);
}

TEST(FindingsTest, ALongLineIsShownAroundItsWords) {
  CheckedDraft checked = draft();
  const std::string before(500, 'x'), after(500, 'y');
  checked.bytes = before + " 26 July 1953 " + after;
  checked.findings.resize(1);
  checked.findings[0].range = {501, 513};
  const std::string text = findings_text(checked, Shown::notable, {});
  const std::size_t line = text.find("  \u2026xxx");
  ASSERT_NE(line, std::string::npos) << text;
  EXPECT_LT(text.find('\n', line) - line, 90U);
}

TEST(FindingsTest, ASourceDoesNotSpeakToTheTerminal) {
  CheckedDraft checked = draft();
  checked.findings[0].message = "red \x1b[31m";
  checked.findings[0].testimony[0].headline = "bell \x07";
  const std::string text = findings_text(checked, Shown::notable, {});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
}

TEST(FindingsTest, CountsReadAsASentence) {
  EXPECT_EQ(counts_words(counts(draft().findings), "dates"), "3 dates: 1 disagrees, 1 is impossible, 1 agrees");
  EXPECT_EQ(counts_words(counts({}), "dates"), "nothing to say of its dates");
}

TEST(FindingsTest, JsonHasPlacesDatesAndSources) {
  const json all = json::parse(findings_json(draft()));
  EXPECT_EQ(all["path"], "drafts/caf\u00e9 news.md");
  EXPECT_EQ(all["counts"]["disagrees"], 1);
  const json& first = all["findings"][0];
  EXPECT_EQ(first["verdict"], "disagrees");
  EXPECT_EQ(first["fails"], true);
  EXPECT_EQ(first["line"], 3);
  EXPECT_EQ(first["column"], 14);
  EXPECT_EQ(first["end_column"], 26);
  EXPECT_EQ(first["words"], "26 July 1953");
  EXPECT_EQ(first["date"]["edtf"], "1953-07-26");
  EXPECT_EQ(first["testimony"][0]["date"]["edtf"], "1953-07-27");
  EXPECT_EQ(first["testimony"][0]["source"]["title"], "The almanac");
  EXPECT_EQ(all["findings"][1]["against"]["line"], 3);
}

// What the schema of SARIF 2.1.0 asks of a log, for the parts that are written here.
void expect_location(const json& location) {
  const json& physical = location.at("physicalLocation");
  const std::string uri = physical.at("artifactLocation").at("uri");
  EXPECT_EQ(uri.find_first_of(" <>\"\\^`{|}"), std::string::npos) << uri;
  const json& region = physical.at("region");
  for (const char* key : {"startLine", "startColumn", "endLine", "endColumn"}) {
    ASSERT_TRUE(region.at(key).is_number_integer()) << key;
    EXPECT_GE(region.at(key).get<int>(), 1) << key;
  }
  EXPECT_GE(region.at("byteOffset").get<int>(), 0);
  EXPECT_GE(region.at("byteLength").get<int>(), 0);
  EXPECT_TRUE(region.at("snippet").at("text").is_string());
}

TEST(FindingsTest, SarifHasTheShapeOfItsSchema) {
  const json log = json::parse(findings_sarif({draft()}, "1.2.3"));
  EXPECT_EQ(log.at("version"), "2.1.0");
  EXPECT_TRUE(log.at("$schema").get<std::string>().ends_with("sarif-schema-2.1.0.json"));
  ASSERT_EQ(log.at("runs").size(), 1U);
  const json& run = log["runs"][0];
  EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
  const json& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("name"), "thisday");
  EXPECT_EQ(driver.at("version"), "1.2.3");
  std::set<std::string> ids;
  for (const json& rule : driver.at("rules")) {
    EXPECT_TRUE(ids.insert(rule.at("id").get<std::string>()).second) << "ids are unique";
    EXPECT_GT(rule.at("shortDescription").at("text").get<std::string>().size(), 10U);
  }
  const std::set<std::string> levels = {"none", "note", "warning", "error"};
  ASSERT_EQ(run.at("results").size(), 2U) << "what agrees is no result";
  for (const json& result : run["results"]) {
    const auto index = result.at("ruleIndex").get<std::size_t>();
    ASSERT_LT(index, driver["rules"].size());
    EXPECT_EQ(driver["rules"][index]["id"], result.at("ruleId"));
    EXPECT_TRUE(levels.contains(result.at("level")));
    EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
    ASSERT_EQ(result.at("locations").size(), 1U);
    expect_location(result["locations"][0]);
    if (result.contains("relatedLocations"))
      for (const json& related : result["relatedLocations"]) expect_location(related);
  }
  EXPECT_EQ(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "drafts/caf%C3%A9%20news.md");
}

TEST(FindingsTest, AnEmptySarifIsStillALog) {
  const json log = json::parse(findings_sarif({}, "1"));
  EXPECT_TRUE(log["runs"][0]["results"].is_array());
  EXPECT_TRUE(log["runs"][0]["results"].empty());
}

TEST(FindingsTest, ThePageEscapesWhatItQuotes) {
  const std::string page = findings_html({draft()});
  EXPECT_NE(page.find("The caf\u00e9 &lt;closes&gt;"), std::string::npos);
  EXPECT_EQ(page.find("<closes>"), std::string::npos);
  EXPECT_NE(page.find("<mark class=\"bad\" id=\"m1-1\">"), std::string::npos);
}

TEST(TextPlaceTest, LinesAndColumnsCountFromOneInCharacters) {
  const TextLines lines("\u00e9a\nb\r\nc");
  EXPECT_EQ(lines.place(0).column, 1U);
  EXPECT_EQ(lines.place(2).column, 2U);
  EXPECT_EQ(lines.place(4).line, 2U);
  EXPECT_EQ(lines.line(4).text, "b");
  EXPECT_EQ(lines.place(7).line, 3U);
  EXPECT_EQ(lines.place(100).line, 3U);
}

}  // namespace
}  // namespace thisday::publish
