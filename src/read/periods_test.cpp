// The tables of named periods, row by row: almanac/periods.tsv and their English names.
#include "read/periods.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "when/edtf.hpp"

namespace thisday::read {
namespace {

using Fields = std::vector<std::string>;

Fields split(const std::string& text, const std::string& border) {
  Fields fields;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(border, from)) != std::string::npos; from = at + border.size())
    fields.push_back(text.substr(from, at - from));
  fields.push_back(text.substr(from));
  return fields;
}

std::vector<Fields> rows_of(const std::string& path) {
  std::ifstream file(THISDAY_ROOT "/" + path);
  EXPECT_TRUE(file.is_open()) << path;
  std::vector<Fields> rows;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') rows.push_back(split(line, "\t"));
  return rows;
}

const std::vector<Fields>& periods() {
  static const auto rows = rows_of("almanac/periods.tsv");
  return rows;
}

const std::vector<Fields>& english() {
  static const auto rows = rows_of("languages/en/periods.tsv");
  return rows;
}

bool is_id(const std::string& text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits) && text.front() != '-' && text.back() != '-' &&
         text.find("--") == std::string::npos;
}

when::DayNumber first_day(const std::string& edtf) {
  const auto begin = when::Edtf::parse(split(edtf, "/").front());
  EXPECT_TRUE(begin.ok()) << edtf;
  return begin->span().value().earliest.value();
}

TEST(Periods, AreHundreds) {
  EXPECT_GE(periods().size(), 300u);
}

TEST(Periods, HaveAnIdOfTheirOwnADateAndAKind) {
  std::set<std::string> ids;
  for (const Fields& row : periods()) {
    ASSERT_TRUE(row.size() == 3 || row.size() == 4)
        << row[0] << ": id, EDTF, kind, and the Wikidata id if there is one";
    EXPECT_TRUE(is_id(row[0])) << row[0];
    EXPECT_TRUE(ids.insert(row[0]).second) << row[0] << " is there twice";
    const auto edtf = when::Edtf::parse(row[1]);
    ASSERT_TRUE(edtf.ok()) << row[0] << " " << row[1];
    EXPECT_EQ(edtf->str(), row[1]) << row[0];
    EXPECT_TRUE(row.size() == 3 || (row[3].size() > 1 && row[3].front() == 'Q')) << row[0] << " " << row.back();
  }
}

TEST(Periods, BeginBeforeTheyEnd) {
  for (const Fields& row : periods()) {
    const Fields bounds = split(row[1], "/");
    if (bounds.size() == 1 || bounds[1] == "..") continue;
    const auto end = when::Edtf::parse(bounds[1]);
    ASSERT_TRUE(end.ok()) << row[0];
    EXPECT_LE(first_day(row[1]), end->span().value().latest.value()) << row[0] << " " << row[1];
  }
}

TEST(Periods, AreSortedByKindThenByBegin) {
  const Fields kinds{"war", "battle", "revolution", "reign", "dynasty", "era", "conference", "day"};
  std::optional<std::pair<std::size_t, when::DayNumber>> before;
  for (const Fields& row : periods()) {
    const auto kind = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), row[2]) - kinds.begin());
    ASSERT_LT(kind, kinds.size()) << row[0] << " is of no known kind: " << row[2];
    const std::pair here{kind, first_day(row[1])};
    EXPECT_TRUE(!before || *before <= here) << row[0];
    before = here;
  }
}

TEST(Periods, AreGregorianWhereTheirSourcesAreJulian) {
  std::map<std::string, std::string> dates;
  for (const Fields& row : periods()) dates[row[0]] = row[1];
  const std::map<std::string, std::string> julian{
      {"battle-of-hastings", "1066-10-14"},
      {"fall-of-constantinople", "1453-05-29"},
      {"execution-of-charles-i", "1649-01-30"},
      {"assassination-of-caesar", "-0043-03-15"},
  };
  for (const auto& [id, day] : julian)
    EXPECT_EQ(dates[id], when::Edtf::parse(day, when::Calendar::julian)->to_gregorian().str()) << id;
}

TEST(Periods, HaveEnglishNamesInTheOrderOfTheTable) {
  ASSERT_EQ(english().size(), periods().size());
  for (std::size_t i = 0; i < periods().size(); ++i) {
    EXPECT_EQ(english()[i][0], periods()[i][0]);
    ASSERT_EQ(english()[i].size(), 2u) << english()[i][0];
  }
}

TEST(Periods, ShareNoName) {
  std::map<std::string, std::string> owners;
  for (const Fields& row : english())
    for (const std::string& name : split(row[1], ", ")) {
      EXPECT_FALSE(name.empty() || name.front() == ' ' || name.back() == ' ') << row[0];
      const auto [owner, first] = owners.emplace(name, row[0]);
      EXPECT_TRUE(first) << name << " is " << owner->second << " and " << row[0];
    }
}

TEST(Periods, AreFoundByEachOfTheirNames) {
  for (const Fields& row : english())
    for (const std::string& name : split(row[1], ", ")) {
      const auto found = Periods::english().at("after the " + name + ", in spring", 10);
      ASSERT_TRUE(found) << name;
      EXPECT_EQ(found->period->id, row[0]) << name;
      EXPECT_EQ(found->length, name.size()) << name;
    }
}

}  // namespace
}  // namespace thisday::read
