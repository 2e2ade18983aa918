// How long one EDTF string takes to read and to write, and one day to be counted and named, against std::chrono,
// Hinnant's date and ICU. The last column is the time against the first of its task.
//
// Every contender runs in turn, many times over, so that all meet the same weather; the figures are medians, in
// nanoseconds for one string or day.

#include <date/date.h>
#include <date/julian.h>

#include <chrono>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "contender.hpp"
#include "icu_calendar.hpp"
#include "when/when.hpp"

namespace {

using namespace thisday::when;
using thisday::bench::Contender;
using thisday::bench::IcuCalendar;
using thisday::bench::keep;
using thisday::bench::kRounds;

void edtf(const std::vector<std::string>& strings) {
  constexpr int kRepeat = 500;
  std::vector<Edtf> values;
  for (const std::string& text : strings) values.push_back(Edtf::parse(text).value());
  Contender parse("EDTF parse");
  Contender write("EDTF write (str)");
  const std::size_t items = strings.size() * kRepeat;
  for (int round = 0; round < kRounds; ++round) {
    parse.run(items, [&] {
      for (int i = 0; i < kRepeat; ++i)
        for (const std::string& text : strings) keep(Edtf::parse(text));
    });
    write.run(items, [&] {
      for (int i = 0; i < kRepeat; ++i)
        for (const Edtf& value : values) keep(value.str());
    });
  }
  parse.print();
  write.print(parse);
}

/// Days at random in the range of std::chrono's years, which are 16 bits.
std::vector<std::int64_t> random_days() {
  std::mt19937 random(1582);
  std::uniform_int_distribution<std::int64_t> day(-11'000'000, 11'000'000);
  std::vector<std::int64_t> days(1 << 14);
  std::generate(days.begin(), days.end(), [&] { return day(random); });
  return days;
}

template <class Items, class Function>
void each(Contender& contender, const Items& list, Function function, int repeat = 20) {
  contender.run(list.size() * static_cast<std::size_t>(repeat), [&] {
    for (int i = 0; i < repeat; ++i)
      for (const auto& item : list) keep(function(item));
  });
}

void days() {
  using namespace std::chrono;
  const auto numbers = random_days();
  constexpr std::int64_t kUnixEpoch = 719'163;
  std::vector<CivilDay> civil;
  std::vector<CivilDay> julian_civil;
  std::vector<year_month_day> chrono_civil;
  std::vector<date::year_month_day> date_civil;
  std::vector<::julian::year_month_day> date_julian_civil;
  for (const std::int64_t number : numbers) {
    civil.push_back(gregorian::civil_day({number}));
    julian_civil.push_back(thisday::when::julian::civil_day({number}));
    chrono_civil.emplace_back(sys_days(std::chrono::days(number - kUnixEpoch)));
    date_civil.emplace_back(date::sys_days(date::days(number - kUnixEpoch)));
    date_julian_civil.emplace_back(date::sys_days(date::days(number - kUnixEpoch)));
  }
  Contender to_chrono("std::chrono    day number → civil");
  Contender to_date("Hinnant's date day number → civil");
  Contender to_gregorian("ours           day number → civil");
  Contender to_date_julian("Hinnant's date day number → Julian");
  Contender to_julian("ours           day number → Julian");
  Contender from_chrono("std::chrono    civil → day number");
  Contender from_date("Hinnant's date civil → day number");
  Contender from_gregorian("ours           civil → day number");
  Contender from_date_julian("Hinnant's date Julian → day number");
  Contender from_julian("ours           Julian → day number");
  for (int round = 0; round < kRounds; ++round) {
    each(to_chrono, numbers, [](auto n) { return year_month_day(sys_days(std::chrono::days(n - kUnixEpoch))); });
    each(to_gregorian, numbers, [](auto n) { return gregorian::civil_day({n}); });
    each(to_date, numbers, [](auto n) { return date::year_month_day(date::sys_days(date::days(n - kUnixEpoch))); });
    each(to_julian, numbers, [](auto n) { return thisday::when::julian::civil_day({n}); });
    each(to_date_julian, numbers,
         [](auto n) { return ::julian::year_month_day(date::sys_days(date::days(n - kUnixEpoch))); });
    each(from_chrono, chrono_civil, [](const auto& d) { return sys_days(d).time_since_epoch().count() + kUnixEpoch; });
    each(from_gregorian, civil, [](const CivilDay& d) { return gregorian::day_number(d).rata_die; });
    each(from_date, date_civil,
         [](const auto& d) { return date::sys_days(d).time_since_epoch().count() + kUnixEpoch; });
    each(from_julian, julian_civil, [](const CivilDay& d) { return thisday::when::julian::day_number(d).rata_die; });
    each(from_date_julian, date_julian_civil,
         [](const auto& d) { return date::sys_days(d).time_since_epoch().count() + kUnixEpoch; });
  }
  to_chrono.print();
  for (Contender* one : {&to_gregorian, &to_date, &to_julian, &to_date_julian}) one->print(to_chrono);
  from_chrono.print();
  for (Contender* one : {&from_gregorian, &from_date, &from_julian, &from_date_julian}) one->print(from_chrono);
}

/// The calendars that ICU has, too, on days of 1800 to 2049; ICU on a few of them, it takes so long.
void other_calendars() {
  std::mt19937 random(1443);
  std::uniform_int_distribution<std::int64_t> day(gregorian::day_number({1800, 1, 1}).rata_die,
                                                  gregorian::day_number({2049, 12, 31}).rata_die);
  std::vector<std::int64_t> many(1 << 12);
  std::generate(many.begin(), many.end(), [&] { return day(random); });
  const std::vector<std::int64_t> few(many.begin(), many.begin() + 64);
  for (const char* name : {"gregorian", "hebrew", "islamic-civil", "persian", "coptic", "indian", "chinese", "dangi"}) {
    const CalendarSystem& system = *calendar_system(name);
    IcuCalendar icu(name);
    const std::string ours_name = std::string("ours ") + name;
    const std::string icu_name = std::string("ICU  ") + name;
    Contender ours(ours_name.c_str());
    Contender theirs(icu_name.c_str());
    for (int round = 0; round < kRounds; ++round) {
      each(ours, many, [&](auto n) { return system.day({n}); });
      each(
          theirs, few, [&](auto n) { return icu.day(n); }, 1);
    }
    ours.print(theirs);
    theirs.print();
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool only_edtf = argc == 3 && std::strcmp(argv[2], "--edtf") == 0;
  if (argc != 2 && !only_edtf) {
    std::fprintf(stderr, "usage: bench_when FILE [--edtf]   (one EDTF string a line)\n");
    return 2;
  }
  std::vector<std::string> strings;
  std::ifstream file(argv[1]);
  for (std::string line; std::getline(file, line);)
    if (Edtf::parse(line).ok()) strings.push_back(line);
  if (strings.empty()) {
    std::fprintf(stderr, "%s: no EDTF in it\n", argv[1]);
    return 2;
  }
  edtf(strings);
  if (only_edtf) return 0;
  days();
  other_calendars();
}
