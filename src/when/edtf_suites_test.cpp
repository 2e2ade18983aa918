// The test suites of six EDTF implementations. Where they and the specification part is listed in docs/edtf.md, string
// by string; nothing else may differ, and nothing may be listed that does not.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "when/edtf.hpp"

namespace thisday::when {
namespace {

std::string data_folder() {
  const char* given = std::getenv("THISDAY_DATA");
  return given != nullptr ? given : THISDAY_ROOT "/../shared/data";
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    cells.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return cells;
    begin = end + 1;
  }
}

/// "valid `1234`": what the suite says, and the string, from the rows of the table.
std::set<std::string> listed_disagreements() {
  std::set<std::string> all;
  std::ifstream file(THISDAY_ROOT "/docs/edtf.md");
  for (std::string line; std::getline(file, line);) {
    const auto cells = split(line, '|');
    if (cells.size() < 4 || (cells[1] != " valid " && cells[1] != " invalid ")) continue;
    const auto quoted = split(cells[2], '`');
    for (std::size_t i = 1; i < quoted.size(); i += 2) all.insert(cells[1].substr(1) + quoted[i]);
  }
  return all;
}

TEST(Edtf, DisagreesWithOtherSuitesOnlyWhereTheDocumentSaysWhy) {
  std::ifstream file(data_folder() + "/dates/edtf_suites.tsv");
  if (!file) GTEST_SKIP() << "no " << data_folder() << "/dates/edtf_suites.tsv (THISDAY_DATA names the folder)";
  std::set<std::string> unseen = listed_disagreements();
  const std::set<std::string> listed = unseen;
  std::string line;
  std::getline(file, line);  // the heading
  int rows = 0;
  while (std::getline(file, line)) {
    const auto cells = split(line, '\t');
    ASSERT_GE(cells.size(), 4U) << line;
    ++rows;
    const auto edtf = Edtf::parse(cells[3]);
    if (edtf) {
      EXPECT_EQ(Edtf::parse(edtf->str()).value(), *edtf) << cells[3];
    }
    const std::string key = cells[1] + " " + cells[3];
    if (edtf.ok() == (cells[1] == "valid")) continue;
    EXPECT_TRUE(listed.contains(key) && cells[0] != "loc-spec") << line;
    unseen.erase(key);
  }
  EXPECT_GT(rows, 900);
  EXPECT_TRUE(unseen.empty()) << "listed, but agreed on: " << *unseen.begin();
}

}  // namespace
}  // namespace thisday::when
