#include "gather/tables.hpp"

#include <gtest/gtest.h>

#include "gather/collector.hpp"
#include "gather/columns.hpp"
#include "gather/table.hpp"
#include "gather/table_date.hpp"

namespace thisday::gather {
namespace {

using Lines = std::vector<std::string>;

Lines told(const Collector& all) {
  Lines lines;
  for (const story::Event& event : all.events)
    lines.push_back(event.date->as_written().str() + " " + std::string(story::name(event.kind)) + " " + event.headline);
  return lines;
}

std::string date(std::string_view words, bool month_first = true) {
  const auto found = table_date(words, {month_first, when::Calendar::gregorian});
  return found ? found->as_written().str() : "none";
}

TEST(Table, DatesAreReadInAnyUsualForm) {
  EXPECT_EQ(date("1953-07-27"), "1953-07-27");
  EXPECT_EQ(date("1950-06~"), "1950-06~");
  EXPECT_EQ(date("7/27/1953"), "1953-07-27");
  EXPECT_EQ(date("27/7/1953"), "1953-07-27");
  EXPECT_EQ(date("3/4/1953"), "1953-03-04");
  EXPECT_EQ(date("3/4/1953", false), "1953-04-03");
  EXPECT_EQ(date("27.7.1953"), "1953-07-27");
  EXPECT_EQ(date("19530727"), "1953-07-27");
  EXPECT_EQ(date("1953/07/27"), "1953-07-27");
  EXPECT_EQ(date("1953-07-27 10:00"), "1953-07-27");
  EXPECT_EQ(date("-518400"), "none");
  EXPECT_EQ(date("0951782400"), "2000-02-29");
  EXPECT_EQ(date("July 27, 1953"), "1953-07-27");
  EXPECT_EQ(date("27. Juli 1953"), "1953-07-27");
  EXPECT_EQ(date("30/2/1953"), "none");
  EXPECT_EQ(date("tea"), "none");
}

TEST(Table, ColumnsAreGuessedFromNamesAndValues) {
  const Collector all = gathered(
      "id,Battle Name,BeginDate,EndDate,lat,lng,Campaign,url\n"
      "1,\"Day's Gap, \"\"first\"\"\",1863-04-30,1863-05-02,33.9,-86.8,Streight,https://en.wikipedia.org/wiki/Day%s\n"
      "2,Nowhere,1863-13-01,,,,,\n"
      "3,A,b,c,d,e,f,g,h,i\n",
      "table", "x.csv");
  EXPECT_EQ(told(all), (Lines{"1863-04-30/1863-05-02 event Day's Gap, \"first\""}));
  EXPECT_EQ(all.events.at(0).places.at(0).latitude, 33.9);
  EXPECT_EQ(all.events.at(0).subjects, (Lines{"Streight"}));
  ASSERT_EQ(all.refusals.size(), 2U);
  EXPECT_EQ(all.refusals[0].line, 3U);
  EXPECT_EQ(all.refusals[1].reason, "more values than columns");
}

TEST(Table, PartsOfDatesMayBeUnknown) {
  const Collector all = gathered(
      "Year;Mo;Dy;What\n1953;7;27;Ends\n1953;7;-9;In July\n1953;99;0;That year\n-44;3;15;Ides\n-9;-9;-9;Never\n",
      "table", "x.csv");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event Ends", "1953-07 event In July", "1953 event That year",
                              "-0043-03-15 event Ides"}));
  EXPECT_EQ(all.refusals.size(), 1U);
}

TEST(Table, UncertainPairsStayUncertain) {
  const Collector all = gathered(
      "name\tstart_time_min\tstart_time_max\tend_time_min\tend_time_max\n"
      "A\t1626-04-25T00:00:00\t1626-04-26T00:00:00\t1626-04-27\t1626-04-27\n"
      "B\t1620-11-08T12:00:00\t1620-11-08T13:00:00\t1620-11-08\t1620-11-08\n",
      "table", "x.tsv");
  EXPECT_EQ(told(all), (Lines{"1626-04-25?/1626-04-27 event A", "1620-11-08 event B"}));
}

TEST(Table, PeopleAreBornAndDie) {
  EXPECT_EQ(told(gathered("name,born,died\nAda,1815-12-10,1852-11-27\n", "table", "x.csv")),
            (Lines{"1815-12-10 birth Ada", "1852-11-27 death Ada"}));
}

TEST(Table, TheOrderOfDayAndMonthIsLearnedFromTheColumn) {
  EXPECT_EQ(told(gathered("date,event\n3/4/1953,A\n27/7/1953,B\n", "table", "x.csv")),
            (Lines{"1953-04-03 event A", "1953-07-27 event B"}));
}

TEST(Table, JsonListsAndLinesAreRows) {
  EXPECT_EQ(
      told(gathered(R"json([{"date":"1953-07-27","title":"A"},{"title":"B","date":{"x":1}}])json", "json", "x.json")),
      (Lines{"1953-07-27 event A"}));
  EXPECT_EQ(told(gathered(
                "{\"date\":\"1953-07-27\",\"title\":\"A\"}\n{\"date\": broken\n{\"date\":\"1954\",\"title\":\"C\"}\n",
                "json", "x.jsonl")),
            (Lines{"1953-07-27 event A", "1954 event C"}));
  const Collector geo = gathered(
      R"json({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","year":1953},
        "geometry":{"type":"Point","coordinates":[126.7,37.9]}}]})json",
      "json", "x.json");
  EXPECT_EQ(told(geo), (Lines{"1953 event A"}));
  EXPECT_EQ(geo.events.at(0).places.at(0).latitude, 37.9);
}

TEST(Table, AMapOverridesTheGuess) {
  const std::vector<std::string> names = {"Start", "Name", "Other"};
  const auto columns = mapped(guessed(names, {}), "headline=Other,end=", names);
  ASSERT_TRUE(columns.ok());
  EXPECT_EQ(columns->describe(names), "date=Start,headline=Other");
  EXPECT_EQ(mapped({}, "hat=Start", names).error().code, Code::not_found);
  EXPECT_EQ(mapped({}, "date=Nowhere", names).error().hint, "there are Start, Name, Other");
  EXPECT_EQ(mapped({}, "date=1", names)->describe(names), "date=Start");
}

TEST(Table, WithoutDatesOrHeadlinesIsAnErrorThatSaysWhatToDo) {
  const Collector all = gathered("a,b\n1,2\n", "table", "x.csv");
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].reason, "x.csv: no column has dates that can be read");
}

TEST(Table, OfOlderEncodingsQuotesStillKnowTheirBytes) {
  constexpr std::string_view kLatin = "date,event\n1953-07-27,Caf\xE9 opens\n1954,B\n";
  const Collector all = gathered(kLatin, "table", "x.csv");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event Café opens", "1954 event B"}));
  const story::ByteRange range = all.events.at(1).evidence.at(0).range;
  EXPECT_EQ(kLatin.substr(range.begin, range.size()), "1954,B");
}

TEST(Table, IsKnownByItsHead) {
  EXPECT_EQ(detect({"x", "date,event\n1953-07-27,A\n", {}}), "table");
  EXPECT_EQ(detect({"x", "{\"date\":\"1953-07-27\",\"title\":\"A\"}\n", {}}), "json");
  EXPECT_EQ(detect({"x", "It was, they say, over.\nThen, in July, it was.\n", {}}), "text");
}

class Bytes : public Stream {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = rest_.copy(buffer, size);
    rest_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view rest_;
};

Collector streamed(std::string_view bytes, std::string_view format, std::size_t stretch) {
  Collector all;
  Bytes stream(bytes);
  EXPECT_TRUE(read_table_stream(stream, {"mills.csv", {}, {}, {}}, format, all, stretch).ok());
  return all;
}

TEST(Table, ReadInStretchesTellsTheSameAsAtOnce) {
  std::string rows = "when,what,where\n";
  std::string lines;
  for (int i = 10; i < 60; ++i) {
    // Only the first rows tell that the day comes first.
    rows += i < 20 ? "27/7/19" + std::to_string(i) : "3/4/19" + std::to_string(i);
    rows += ",\"A mill opens,\nand another\",Ashford\n";
    lines += R"({"date": "19)" + std::to_string(i) + R"(-05-04", "headline": "A mill opens"})" + "\n";
  }
  for (const auto& [bytes, format] : {std::pair(rows, "table"), std::pair(lines, "json")}) {
    const Collector whole = streamed(bytes, format, bytes.size() + 1);
    ASSERT_EQ(whole.events.size(), 50U);
    EXPECT_EQ(whole.sources.size(), 1U);
    for (const std::size_t stretch : {std::size_t{400}, std::size_t{1000}, bytes.size()}) {
      const Collector cut = streamed(bytes, format, stretch);
      EXPECT_EQ(told(cut), told(whole)) << format << " by " << stretch;
      EXPECT_EQ(cut.sources.front().path, "mills.csv");
      EXPECT_EQ(cut.sources.back().work, "mills.csv");
      for (std::size_t i = 0; i < cut.events.size(); ++i)
        EXPECT_EQ(cut.events[i].evidence.front().range, whole.events[i].evidence.front().range);
    }
  }
}

TEST(Table, ARefusalSaysItsLineInEveryStretch) {
  std::string rows = "date,headline\n";
  for (int i = 0; i < 100; ++i) rows += i == 90 ? "never,A mill opens\n" : "1901-05-04,A mill opens\n";
  const Collector cut = streamed(rows, "table", 500);
  ASSERT_EQ(cut.refusals.size(), 1U);
  EXPECT_EQ(cut.refusals.front().line, 92U);
  EXPECT_EQ(cut.refusals.front().path, "mills.csv");
}

}  // namespace
}  // namespace thisday::gather
