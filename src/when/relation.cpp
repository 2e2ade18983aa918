// Each value gives its first and last day as unknowns with limits: x - y <= c. A relation of Allen is two or three more
// such limits. It may hold if all of them together leave room, and must hold if none of its own limits can be broken.
// Whether limits leave room is a matter of shortest ways between five points (Bellman; Floyd and Warshall), exact in
// whole days.

#include "when/relation.hpp"

#include <initializer_list>
#include <optional>
#include <vector>

#include "when/detail/edtf_extent.hpp"

namespace thisday::when {
namespace {

// Days of years up to ±10^18 leave 64 bits.
__extension__ using Day = __int128;

constexpr Day kNever = Day{1} << 100;  // an open end: after every day that can be written
constexpr Day kAnyDay = Day{1} << 90;  // limit of a day of which nothing is known
constexpr Day kNoLimit = Day{1} << 110;

Day day_of(const CivilDay& day, Calendar calendar) {
  const bool near = day.year >= -kMaxDayNumberYear && day.year <= kMaxDayNumberYear;
  if (near) return day_number(calendar, day).rata_die;
  // Whole cycles of the calendar apart, so that the rest fits.
  const std::int64_t cycle_years = calendar == Calendar::gregorian ? 400 : 4;
  const std::int64_t cycle_days = calendar == Calendar::gregorian ? 146'097 : 1461;
  const std::int64_t cycles = day.year / cycle_years;
  const CivilDay rest{day.year % cycle_years, day.month, day.day};
  return Day{cycles} * cycle_days + day_number(calendar, rest).rata_die;
}

struct Limits {
  Day least = -kAnyDay;
  Day most = kAnyDay;
};

/// One reading of a value: where it may start and end, and how many days may lie between the two.
struct Stretch {
  Limits start;
  Limits end;
  Limits between{0, kNoLimit};
};

bool of_every_year(const EdtfDate& date) {
  return date.year_mask == 0b1111;
}

/// Days from the first to the last of a whole day, month or year.
Limits between_of(const EdtfDate& date) {
  if (date.last == Part::day) return {0, 0};
  if (date.last == Part::year) return {364, 365};
  if (date.grouping()) return {0, 366};
  return {27, 30};
}

/// The date itself, or one of those from it to `to`.
Stretch one_date(const EdtfDate& date, const EdtfDate& to, Calendar calendar) {
  Stretch stretch;
  stretch.between = date.last == to.last ? between_of(date) : Limits{0, kNoLimit};
  if (of_every_year(date) || of_every_year(to)) return stretch;
  const auto extent = detail::extent(date, calendar);
  const auto last = detail::extent(to, calendar);
  stretch.start = {day_of(extent->earliest.first, calendar), day_of(last->latest.first, calendar)};
  stretch.end = {day_of(extent->earliest.last, calendar), day_of(last->latest.last, calendar)};
  return stretch;
}

/// Where an interval may start or end: any day of the date.
Limits border(const EdtfDate* date, Bound::Kind kind, Calendar calendar, Day never) {
  if (kind == Bound::Kind::open) return {never, never};
  if (date == nullptr || of_every_year(*date)) return {};
  const auto extent = detail::extent(*date, calendar);
  return {day_of(extent->earliest.first, calendar), day_of(extent->latest.last, calendar)};
}

Limits border(const Bound& least, const Bound& most, Calendar calendar, Day never) {
  if (least.kind == Bound::Kind::open || most.kind == Bound::Kind::open) return {never, never};
  return {day_of(least.day, calendar), day_of(most.day, calendar)};
}

Stretch one_member(const Edtf::Member& member, Calendar calendar) {
  const bool range = member.kind == Edtf::Member::Kind::range;
  Stretch stretch = one_date(member.from, range ? member.to : member.from, calendar);
  if (member.kind == Edtf::Member::Kind::or_earlier) stretch.start.least = stretch.end.least = -kAnyDay;
  if (member.kind == Edtf::Member::Kind::or_later) stretch.start.most = stretch.end.most = kAnyDay;
  return stretch;
}

std::vector<Stretch> readings(const Edtf& edtf) {
  const Calendar calendar = edtf.calendar();
  const Bounds bounds = edtf.bounds();
  switch (edtf.shape()) {
    case Edtf::Shape::date:
      return {one_date(*edtf.start(), *edtf.start(), calendar)};
    case Edtf::Shape::interval:
      return {{border(edtf.start(), bounds.earliest_start.kind, calendar, -kNever),
               border(edtf.end(), bounds.latest_end.kind, calendar, kNever),
               {0, kNoLimit}}};
    case Edtf::Shape::all_of:
      return {{border(bounds.earliest_start, bounds.latest_start, calendar, -kNever),
               border(bounds.earliest_end, bounds.latest_end, calendar, kNever),
               {0, kNoLimit}}};
    case Edtf::Shape::one_of:
      break;
  }
  std::vector<Stretch> all;
  for (const Edtf::Member& member : edtf.members()) all.push_back(one_member(member, calendar));
  return all;
}

// The unknowns: a's and b's first and last day, and day 0.
enum Point : std::uint8_t { kAStart, kAEnd, kBStart, kBEnd, kZero, kPoints };

/// `first` is at least `days` before `second`: first + days <= second.
struct Limit {
  Point first;
  Point second;
  int days;
};

class System {
 public:
  System(const Stretch& a, const Stretch& b) {
    for (int i = 0; i < kPoints; ++i)
      for (int j = 0; j < kPoints; ++j) most_[i][j] = i == j ? 0 : kNoLimit;
    add(kAStart, kAEnd, a);
    add(kBStart, kBEnd, b);
  }

  void add(const Limit& limit) { at_most(limit.first, limit.second, -Day{limit.days}); }
  void add_broken(const Limit& limit) { at_most(limit.second, limit.first, Day{limit.days} - 1); }

  /// Whether any days fit all the limits.
  [[nodiscard]] bool has_room() const {
    auto way = most_;
    for (int via = 0; via < kPoints; ++via)
      for (int i = 0; i < kPoints; ++i)
        for (int j = 0; j < kPoints; ++j)
          if (way[i][via] + way[via][j] < way[i][j]) way[i][j] = way[i][via] + way[via][j];
    for (int i = 0; i < kPoints; ++i)
      if (way[i][i] < 0) return false;
    return true;
  }

 private:
  void at_most(Point x, Point y, Day difference) {  // x - y <= difference
    if (difference < most_[x][y]) most_[x][y] = difference;
  }
  void add(Point start, Point end, const Stretch& stretch) {
    at_most(start, kZero, stretch.start.most);
    at_most(kZero, start, -stretch.start.least);
    at_most(end, kZero, stretch.end.most);
    at_most(kZero, end, -stretch.end.least);
    at_most(start, end, -stretch.between.least);
    at_most(end, start, stretch.between.most);
  }

  std::array<std::array<Day, kPoints>, kPoints> most_;
};

struct Rule {
  std::array<Limit, 4> limits;
  std::size_t count;
};

Rule same(Point a, Point b, Limit third, std::optional<Limit> fourth = {}) {
  return {{Limit{a, b, 0}, Limit{b, a, 0}, third, fourth.value_or(third)}, fourth ? 4U : 3U};
}

Rule rule_of(Relation relation) {
  switch (relation) {
    case Relation::before:
      return {{Limit{kAEnd, kBStart, 2}}, 1};
    case Relation::meets:
      return {{Limit{kAEnd, kBStart, 1}, Limit{kBStart, kAEnd, -1}}, 2};
    case Relation::overlaps:
      return {{Limit{kAStart, kBStart, 1}, Limit{kBStart, kAEnd, 0}, Limit{kAEnd, kBEnd, 1}}, 3};
    case Relation::starts:
      return same(kAStart, kBStart, {kAEnd, kBEnd, 1});
    case Relation::during:
      return {{Limit{kBStart, kAStart, 1}, Limit{kAEnd, kBEnd, 1}}, 2};
    case Relation::finishes:
      return same(kAEnd, kBEnd, {kBStart, kAStart, 1});
    case Relation::equals:
      return same(kAStart, kBStart, {kAEnd, kBEnd, 0}, Limit{kBEnd, kAEnd, 0});
    case Relation::finished_by:
      return same(kAEnd, kBEnd, {kAStart, kBStart, 1});
    case Relation::contains:
      return {{Limit{kAStart, kBStart, 1}, Limit{kBEnd, kAEnd, 1}}, 2};
    case Relation::started_by:
      return same(kAStart, kBStart, {kBEnd, kAEnd, 1});
    case Relation::overlapped_by:
      return {{Limit{kBStart, kAStart, 1}, Limit{kAStart, kBEnd, 0}, Limit{kBEnd, kAEnd, 1}}, 3};
    case Relation::met_by:
      return {{Limit{kBEnd, kAStart, 1}, Limit{kAStart, kBEnd, -1}}, 2};
    case Relation::after:
      return {{Limit{kBEnd, kAStart, 2}}, 1};
  }
  return {};
}

Truth holds(const Rule& rule, const Stretch& a, const Stretch& b) {
  const System free(a, b);
  System all = free;
  for (std::size_t i = 0; i < rule.count; ++i) all.add(rule.limits[i]);
  if (!all.has_room()) return Truth::no;
  for (std::size_t i = 0; i < rule.count; ++i) {
    System broken = free;
    broken.add_broken(rule.limits[i]);
    if (broken.has_room()) return Truth::maybe;
  }
  return Truth::yes;
}

Truth holds(const Rule& rule, const std::vector<Stretch>& a, const std::vector<Stretch>& b) {
  std::optional<Truth> so_far;
  for (const Stretch& of_a : a) {
    for (const Stretch& of_b : b) {
      const Truth truth = holds(rule, of_a, of_b);
      if (truth == Truth::maybe || truth != so_far.value_or(truth)) return Truth::maybe;
      so_far = truth;
    }
  }
  return so_far.value_or(Truth::maybe);
}

constexpr std::array<std::string_view, 13> kNames = {"before",        "meets",  "overlaps",    "starts",   "during",
                                                     "finishes",      "equals", "finished_by", "contains", "started_by",
                                                     "overlapped_by", "met_by", "after"};

}  // namespace

Truth holds(Relation relation, const Edtf& a, const Edtf& b) {
  return holds(rule_of(relation), readings(a), readings(b));
}

std::array<Truth, 13> relations(const Edtf& a, const Edtf& b) {
  const auto of_a = readings(a);
  const auto of_b = readings(b);
  std::array<Truth, 13> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = holds(rule_of(static_cast<Relation>(i)), of_a, of_b);
  return all;
}

std::string_view name(Relation relation) {
  return kNames[static_cast<std::size_t>(relation)];
}

std::string_view name(Truth truth) {
  constexpr std::array<std::string_view, 3> kTruths = {"no", "maybe", "yes"};
  return kTruths[static_cast<std::size_t>(truth)];
}

}  // namespace thisday::when
