#include "gather/dump.hpp"

#include <bzlib.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "gather/collector.hpp"
#include "gather/stream.hpp"
#include "gather/wikidata.hpp"

namespace thisday::gather {
namespace {

using Lines = std::vector<std::string>;

Lines told(const Collector& all) {
  Lines lines;
  for (const story::Event& event : all.events)
    lines.push_back(event.date->as_written().str() + " " + std::string(story::name(event.kind)) + " " + event.headline);
  return lines;
}

constexpr std::string_view kItem =
    R"json({"type":"item","id":"Q1","labels":{"de":{"language":"de","value":"Krieg"},"en":{"language":"en","value":"War"}},"descriptions":{},"claims":{
"P580":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+1950-06-25T00:00:00Z","precision":11,"calendarmodel":"http://www.wikidata.org/entity/Q1985727"}}},"rank":"normal"}],
"P582":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"time":"+1953-07-00T00:00:00Z","precision":10,"calendarmodel":"http://www.wikidata.org/entity/Q1985727"}}},"rank":"normal"}],
"P625":[{"mainsnak":{"datavalue":{"value":{"latitude":37.9,"longitude":126.7}}},"rank":"normal"}]},
"sitelinks":{"enwiki":{"site":"enwiki","title":"Korean War"},"dewiki":{"site":"dewiki","title":"Koreakrieg"}}})json";

// One item a line, as the dumps have it.
std::string dump() {
  std::string item;
  for (const char c : kItem)
    if (c != '\n') item += c;
  return "[\n" + item + ",\n]\n";
}

TEST(Wikidata, ItemsBecomeEventsWithPrecisionPlaceAndLinks) {
  const Collector all = gathered(dump(), "wikidata", "x.json");
  EXPECT_EQ(told(all), (Lines{"1950-06-25/1953-07 event War"}));
  const story::Event& war = all.events.at(0);
  EXPECT_EQ(war.links, (Lines{"wikidata:Q1", "wikipedia:en:Korean War", "wikipedia:de:Koreakrieg"}));
  EXPECT_EQ(war.places.at(0).latitude, 37.9);
  EXPECT_EQ(war.quantities.at(0).value, 2);
  EXPECT_EQ(all.sources.at(0).work, "wikidata");
}

TEST(Wikidata, DatesKeepPrecisionCalendarAndEra) {
  const auto date = [](std::string_view time, int precision, when::Calendar calendar = when::Calendar::gregorian) {
    const auto found = wikidata_date(time, precision, calendar);
    return found ? found->as_written().str() : "none";
  };
  EXPECT_EQ(date("+1953-07-27T00:00:00Z", 11), "1953-07-27");
  EXPECT_EQ(date("+1953-07-00T00:00:00Z", 10), "1953-07");
  EXPECT_EQ(date("+1814-01-01T00:00:00Z", 9), "1814");
  EXPECT_EQ(date("+1950-01-01T00:00:00Z", 8), "195X");
  EXPECT_EQ(date("+1900-01-01T00:00:00Z", 7), "18XX");
  EXPECT_EQ(date("+1801-00-00T00:00:00Z", 7), "18XX");
  EXPECT_EQ(date("-0044-03-15T00:00:00Z", 11, when::Calendar::julian), "-0043-03-15");
  EXPECT_EQ(wikidata_date("+1582-10-04T00:00:00Z", 11, when::Calendar::julian)->edtf().str(), "1582-10-14");
  EXPECT_EQ(date("-13798000000-00-00T00:00:00Z", 3), "none");
  EXPECT_EQ(date("+1953-02-30T00:00:00Z", 11), "none");
  EXPECT_EQ(date("1953", 9), "none");
}

TEST(Wikidata, PreferredStatementsHideOthersAndDeprecatedOnesAreNone) {
  const auto statement = [](const char* time, const char* rank) {
    return std::string(R"json({"mainsnak":{"datavalue":{"value":{"time":")json") + time +
           R"json(","precision":11,"calendarmodel":""}}},"rank":")json" + rank + "\"}";
  };
  const auto item = [&](const std::string& statements) {
    return R"json({"type":"item","id":"Q2","labels":{"en":{"value":"A"}},"claims":{"P569":[)json" + statements + "]}}";
  };
  EXPECT_EQ(told(gathered(item(statement("+1900-01-02T00:00:00Z", "normal") + "," +
                               statement("+1900-01-03T00:00:00Z", "preferred")),
                          "wikidata", "x")),
            (Lines{"1900-01-03 birth A"}));
  EXPECT_TRUE(gathered(item(statement("+1900-01-02T00:00:00Z", "deprecated")), "wikidata", "x").events.empty());
}

TEST(Wikidata, NothingAtAllIsNoItem) {
  EXPECT_TRUE(gathered("", "wikidata", "x").events.empty());
}

TEST(Wikidata, ABrokenLineCostsItself) {
  const Collector all = gathered(dump() + "{\"type\":\"item\",\"id\":\n" + dump().substr(2), "wikidata", "x");
  EXPECT_EQ(all.events.size(), 2U);
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_EQ(all.refusals[0].line, 4U);
}

constexpr std::string_view kPages = R"xml(<mediawiki xml:lang="en"><siteinfo><dbname>enwiki</dbname></siteinfo>
<page><title>July 27</title><ns>0</ns><revision><text>==Events==
* [[1953]] &amp;ndash; It ends.
</text></revision></page>
<page><title>July 28</title><ns>0</ns><redirect title="x"/><revision><text>==Events==
* 1953 - x</text></revision></page>
<page><title>Talk:July 27</title><ns>1</ns><revision><text>==Events==
* 1954 - x</text></revision></page>
<page><title>War</title><ns>0</ns><revision><text>A [[war]].</text></revision></page>
</mediawiki>)xml";

TEST(WikipediaDump, PagesOfDaysAreRead) {
  const Collector all = gathered(kPages, "wikipedia-dump", "x.xml");
  EXPECT_EQ(told(all), (Lines{"1953-07-27 event It ends."}));
  EXPECT_EQ(all.sources.at(0).path, "x.xml#July 27");
  EXPECT_EQ(all.sources.at(0).url, "https://en.wikipedia.org/wiki/July_27");
  EXPECT_TRUE(all.articles.empty());
}

class TextStream : public Stream {
 public:
  explicit TextStream(std::string bytes) : rest_(std::move(bytes)) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = std::min({size, rest_.size(), std::size_t{7000}});
    rest_.copy(buffer, got);
    rest_.erase(0, got);
    return got;
  }

 private:
  std::string rest_;
};

TEST(WikipediaDump, ArticlesAreReadWhereTheyAreAskedFor) {
  Collector all;
  TextStream stream{std::string(kPages)};
  DumpOptions options;
  options.pages = DumpOptions::Pages::all;
  ASSERT_TRUE(read_dump(stream, "x.xml", "wikipedia-dump", options, all).ok());
  ASSERT_EQ(all.articles.size(), 1U);
  EXPECT_EQ(all.articles[0].second.content, "A war.\n");
}

TEST(WikipediaDump, BrokenXmlIsAnErrorWithItsLine) {
  const Collector all = gathered("<mediawiki>\n<page>\n</x>", "wikipedia-dump", "x.xml");
  ASSERT_EQ(all.refusals.size(), 1U);
  EXPECT_NE(all.refusals[0].reason.find("x.xml:3: mismatched tag"), std::string::npos) << all.refusals[0].reason;
}

TEST(Dumps, AreKnownByTheirBeginning) {
  EXPECT_EQ(dump_format(kPages), "wikipedia-dump");
  EXPECT_EQ(dump_format(dump()), "wikidata");
  EXPECT_EQ(dump_format("[{\"date\":\"1953\"}]"), "");
  EXPECT_EQ(detect({"x", kPages, {}}), "wikipedia-dump");
}

std::string bzip2(const std::string& text, int level) {
  std::string out(text.size() * 2 + 1000, '\0');
  auto size = static_cast<unsigned>(out.size());
  BZ2_bzBuffToBuffCompress(out.data(), &size, const_cast<char*>(text.data()), static_cast<unsigned>(text.size()), level,
                           0, 0);
  out.resize(size);
  return out;
}

// Some megabytes that do not compress away, so that there are several blocks.
std::string noise(std::size_t size) {
  std::string text;
  std::uint32_t state = 1;
  while (text.size() < size) {
    state = state * 1664525 + 1013904223;
    text += static_cast<char>('a' + (state >> 27));
  }
  return text;
}

std::string all_of(Stream& stream) {
  const auto bytes = read_up_to(stream, std::size_t{1} << 30);
  return bytes ? *bytes : "error: " + bytes.error().message;
}

TEST(Streams, KnowTheirCompressionByTheirFirstBytes) {
  const std::string text = noise(300'000);
  std::string gzip(text.size() + 1000, '\0');
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(gzip.data());
  state.avail_out = static_cast<uInt>(gzip.size());
  deflate(&state, Z_FINISH);
  gzip.resize(gzip.size() - state.avail_out);
  deflateEnd(&state);
  std::string zstd(ZSTD_compressBound(text.size()), '\0');
  zstd.resize(ZSTD_compress(zstd.data(), zstd.size(), text.data(), text.size(), 3));

  const std::string path = testing::TempDir() + "thisday_stream";
  for (const std::string& bytes : {text, gzip, gzip + gzip, zstd, bzip2(text, 5)}) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto stream = open_stream(path);
    ASSERT_TRUE(stream.ok());
    EXPECT_EQ(all_of(**stream), bytes.size() == gzip.size() * 2 ? text + text : text);
  }
  for (const std::string& bytes : {gzip, zstd}) {
    std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
    EXPECT_TRUE(all_of(**open_stream(path)).ends_with("ends in the middle"));
  }
  std::filesystem::remove(path);
  EXPECT_EQ(open_stream(path).error().code, Code::not_found);
}

}  // namespace
}  // namespace thisday::gather
