// How long one EDTF string takes to read and to write, and one day to be counted and named, against std::chrono.
//
// Every contender runs in turn, many times over, so that all meet the same weather; the figures are medians, in
// nanoseconds for one string or day.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "when/when.hpp"

namespace {

using namespace thisday::when;
using Clock = std::chrono::steady_clock;

/// Keeps the compiler from leaving out what nobody looks at.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

class Contender {
 public:
  explicit Contender(const char* name) : name_(name) {}

  template <class Work>
  void run(std::size_t items, Work work) {
    const auto begin = Clock::now();
    work();
    const std::chrono::duration<double, std::nano> taken = Clock::now() - begin;
    per_item_.push_back(taken.count() / static_cast<double>(items));
  }
  double median() {
    std::sort(per_item_.begin(), per_item_.end());
    return per_item_[per_item_.size() / 2];
  }
  void print(double against) {
    std::printf("%-34s %8.2f ns %9.2f million/s %7.3f\n", name_, median(), 1e3 / median(), median() / against);
  }
  void print() { print(median()); }

 private:
  const char* name_;
  std::vector<double> per_item_;
};

constexpr int kRounds = 51;

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
  write.print(parse.median());
}

/// Days at random in the range of std::chrono's years, which are 16 bits.
std::vector<std::int64_t> random_days() {
  std::mt19937 random(1582);
  std::uniform_int_distribution<std::int64_t> day(-11'000'000, 11'000'000);
  std::vector<std::int64_t> days(1 << 14);
  std::generate(days.begin(), days.end(), [&] { return day(random); });
  return days;
}

void days() {
  using namespace std::chrono;
  const auto numbers = random_days();
  std::vector<CivilDay> civil;
  std::vector<CivilDay> julian_civil;
  std::vector<year_month_day> chrono_civil;
  for (const std::int64_t number : numbers) {
    civil.push_back(gregorian::civil_day({number}));
    julian_civil.push_back(julian::civil_day({number}));
    chrono_civil.emplace_back(sys_days(std::chrono::days(number - 719'163)));
  }
  Contender to_chrono("std::chrono day number → civil");
  Contender to_gregorian("Gregorian   day number → civil");
  Contender to_julian("Julian      day number → civil");
  Contender from_chrono("std::chrono civil → day number");
  Contender from_gregorian("Gregorian   civil → day number");
  Contender from_julian("Julian      civil → day number");
  const auto each = [](Contender& contender, const auto& list, auto function) {
    constexpr int kRepeat = 20;
    contender.run(list.size() * kRepeat, [&] {
      for (int i = 0; i < kRepeat; ++i)
        for (const auto& item : list) keep(function(item));
    });
  };
  for (int round = 0; round < kRounds; ++round) {
    each(to_chrono, numbers, [](std::int64_t n) { return year_month_day(sys_days(std::chrono::days(n - 719'163))); });
    each(to_gregorian, numbers, [](std::int64_t n) { return gregorian::civil_day({n}); });
    each(to_julian, numbers, [](std::int64_t n) { return julian::civil_day({n}); });
    each(from_chrono, chrono_civil,
         [](const year_month_day& d) { return sys_days(d).time_since_epoch().count() + 719'163; });
    each(from_gregorian, civil, [](const CivilDay& d) { return gregorian::day_number(d).rata_die; });
    each(from_julian, julian_civil, [](const CivilDay& d) { return julian::day_number(d).rata_die; });
  }
  Contender to_korean("Korean      day number → lunar");
  Contender to_chinese("Chinese     day number → lunar");
  std::vector<std::int64_t> in_table;
  for (const std::int64_t number : numbers)
    if (korean().lunar_day({number}) && chinese().lunar_day({number})) in_table.push_back(number);
  for (int round = 0; round < kRounds; ++round) {
    each(to_korean, in_table, [](std::int64_t n) { return korean().lunar_day({n}); });
    each(to_chinese, in_table, [](std::int64_t n) { return chinese().lunar_day({n}); });
  }
  to_chrono.print();
  to_gregorian.print(to_chrono.median());
  to_julian.print(to_chrono.median());
  from_chrono.print();
  from_gregorian.print(from_chrono.median());
  from_julian.print(from_chrono.median());
  to_korean.print(to_chrono.median());
  to_chinese.print(to_chrono.median());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_when FILE (one EDTF string a line)\n");
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
  days();
}
