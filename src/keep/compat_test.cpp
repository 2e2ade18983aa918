// Libraries of every schema there has been are opened, and hold what was put in (tests/libraries/README.md).

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "keep/detail/open.hpp"
#include "keep/sample_library.hpp"
#include "keep/store.hpp"

namespace thisday::keep {
namespace {

namespace fs = std::filesystem;
using when::Calendar;

std::string library_of_schema(int schema) {
  return fmt::format("{}/tests/libraries/schema_{}.db", THISDAY_ROOT, schema);
}

/// One record of each kind that a library may hold.
std::vector<story::Event> events(const story::Source& source) {
  story::Event armistice = event_of(source, date_of("1953-07-27", Calendar::gregorian, "July 27, 1953"), "Armistice");
  armistice.places = {{"Panmunjom", 37.956, 126.677}, {"Korea", {}, {}}};
  armistice.parties = {"United Nations Command", "Korean People's Army"};
  armistice.subjects = {"Korean War"};
  armistice.quantities = {{158, "meetings", story::Quantity::Hedge::exactly, "158 meetings"}};
  story::Event good_friday = event_of(source, std::nullopt, "Good Friday", story::Kind::observance);
  good_friday.recurrence = when::Recurrence::parse("easter-2").value();
  story::Event christmas = event_of(source, std::nullopt, "Christmas", story::Kind::observance);
  christmas.recurrence = when::Recurrence::parse("12-25").value();
  return {armistice,
          good_friday,
          christmas,
          event_of(source, date_of("1950-06-25/1953-07-27"), "War in Korea"),
          event_of(source, date_of("-0043-03-15", Calendar::julian), "Caesar dies", story::Kind::death),
          event_of(source, date_of("1731-02-11", Calendar::julian), "Washington is born", story::Kind::birth),
          event_of(source, date_of("1950-06"), "A month"),
          event_of(source, date_of("1950~"), "About a year"),
          event_of(source, date_of("XXXX-07-27"), "A custom")};
}

story::Entry entry(const story::Source& source) {
  return {"armistice",
          id_of(source),
          date_of("1953-07-27"),
          "The armistice",
          "It ended the fighting.",
          "# The armistice\n",
          story::Picture{"table.jpg", "A table", "A photographer"}};
}

TEST(Compat, ALibraryOfEverySchemaIsOpenedAndHoldsWhatWasPutIn) {
  const story::Source source = source_of("korea.txt");
  for (int schema = 1; schema <= detail::kSchema; ++schema) {
    SCOPED_TRACE(schema);
    const TemporaryFolder folder;
    const std::string path = folder.file("library.db");
    fs::copy_file(library_of_schema(schema), path);
    for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
      const auto store = Store::open(path, mode);
      ASSERT_TRUE(store.ok()) << store.error().message;
      for (const story::Event& event : events(source)) EXPECT_EQ((*store)->event(event.id).value(), event);
      EXPECT_EQ((*store)->event_count(), 9);
      EXPECT_EQ((*store)->on({{Calendar::gregorian, 7, 27}}).value().size(), 3U);
      EXPECT_EQ((*store)->on({{Calendar::gregorian, 2, 22}}).value().size(), 1U);
      EXPECT_EQ((*store)->on({{Calendar::gregorian, 12, 25}}).value().size(), 1U);
      EXPECT_EQ((*store)->movable().value().size(), 1U);
      EXPECT_EQ((*store)->sources().value(), std::vector{source});
      EXPECT_EQ((*store)->entry("armistice").value(), entry(source));
    }
    // And goes on as a library of today: what it knows it knows again.
    const auto store = Store::open(path, Store::Mode::write).value();
    EXPECT_FALSE(store->begin(source).value());
    ASSERT_TRUE(store->begin(source_of("korea.txt", "2")).value());
    for (const story::Event& event : events(source)) EXPECT_TRUE(store->add(event).ok());
    EXPECT_EQ(store->commit().value().unchanged, 9U);
  }
}

TEST(Compat, DISABLED_WritesTheLibraryOfThisSchema) {
  const std::string path = library_of_schema(detail::kSchema);
  fs::remove(path);
  const auto store = Store::open(path, Store::Mode::create).value();
  const story::Source source = source_of("korea.txt");
  ASSERT_TRUE(store->begin(source).value());
  for (const story::Event& event : events(source)) ASSERT_TRUE(store->add(event).ok());
  ASSERT_TRUE(store->add(entry(source)).ok());
  ASSERT_TRUE(store->commit().ok());
}

}  // namespace
}  // namespace thisday::keep
