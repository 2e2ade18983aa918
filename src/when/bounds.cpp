#include "when/bounds.hpp"

#include "when/detail/edtf_extent.hpp"
#include "when/edtf.hpp"

namespace thisday::when {
namespace {

using detail::Extent;

constexpr Bound at(const CivilDay& day) {
  return {Bound::Kind::day, day};
}

/// A value stands only if its digits fit some day, so its extent is there.
Extent extent_of(const EdtfDate& date, Calendar calendar) {
  return *detail::extent(date, calendar);
}

Bounds of_date(const EdtfDate& date, Calendar calendar) {
  const Extent extent = extent_of(date, calendar);
  return {at(extent.earliest.first), at(extent.latest.first), at(extent.earliest.last), at(extent.latest.last)};
}

/// From `from` to `to`; a null is that end's kind.
Bounds of_interval(const EdtfDate* from, Bound::Kind from_kind, const EdtfDate* to, Bound::Kind to_kind,
                   Calendar calendar) {
  Bounds bounds{{from_kind, {}}, {from_kind, {}}, {to_kind, {}}, {to_kind, {}}};
  if (from != nullptr) {
    const Extent extent = extent_of(*from, calendar);
    bounds.earliest_start = at(extent.earliest.first);
    bounds.latest_start = at(extent.latest.last);
  }
  if (to != nullptr) {
    const Extent extent = extent_of(*to, calendar);
    bounds.earliest_end = at(extent.earliest.first);
    bounds.latest_end = at(extent.latest.last);
  }
  if (from != nullptr && to != nullptr) {
    // It does not end before it begins.
    if (before(calendar, bounds.latest_end.day, bounds.latest_start.day)) bounds.latest_start = bounds.latest_end;
    if (before(calendar, bounds.earliest_end.day, bounds.earliest_start.day))
      bounds.earliest_end = bounds.earliest_start;
  }
  return bounds;
}

enum class Pick : std::uint8_t { earlier, later };

/// `beyond` tells whether no day (open, unknown) on that side lies before all days or after all.
Bound pick(Calendar calendar, const Bound& a, const Bound& b, Pick which, Pick beyond) {
  if (a.kind != Bound::Kind::day) return which == beyond ? a : b;
  if (b.kind != Bound::Kind::day) return which == beyond ? b : a;
  return before(calendar, b.day, a.day) == (which == Pick::earlier) ? b : a;
}

Bounds member_bounds(const Edtf::Member& member, Edtf::Shape shape, Calendar calendar) {
  const bool any = shape == Edtf::Shape::one_of;
  Bounds bounds = of_date(member.from, calendar);
  if (member.kind == Edtf::Member::Kind::range) {
    // One of the dates of the range, or all: the first and the last of them.
    const Bounds to = of_date(member.to, calendar);
    if (any) {
      bounds.latest_start = to.latest_start;
      bounds.latest_end = to.latest_end;
    } else {
      bounds.earliest_end = to.earliest_end;
      bounds.latest_end = to.latest_end;
    }
  }
  if (member.kind == Edtf::Member::Kind::or_earlier) {
    bounds.earliest_start = {Bound::Kind::open, {}};
    (any ? bounds.earliest_end : bounds.latest_start) = {Bound::Kind::open, {}};
  }
  if (member.kind == Edtf::Member::Kind::or_later) {
    bounds.latest_end = {Bound::Kind::open, {}};
    (any ? bounds.latest_start : bounds.earliest_end) = {Bound::Kind::open, {}};
  }
  return bounds;
}

}  // namespace

Bounds Edtf::bounds() const {
  if (shape_ == Shape::date) return of_date(start_, calendar_);
  if (shape_ == Shape::interval) return of_interval(start(), start_kind_, end(), end_kind_, calendar_);
  Bounds all = member_bounds(members_.front(), shape_, calendar_);
  const bool any = shape_ == Shape::one_of;
  for (const Member& member : members_) {
    const Bounds next = member_bounds(member, shape_, calendar_);
    // No day of a start is before all days, none of an end after all; but "one of, this or later" may start at any
    // later.
    const Pick late_start_beyond = any ? Pick::later : Pick::earlier;
    const Pick early_end_beyond = any ? Pick::earlier : Pick::later;
    all.earliest_start = pick(calendar_, all.earliest_start, next.earliest_start, Pick::earlier, Pick::earlier);
    all.latest_start =
        pick(calendar_, all.latest_start, next.latest_start, any ? Pick::later : Pick::earlier, late_start_beyond);
    all.earliest_end =
        pick(calendar_, all.earliest_end, next.earliest_end, any ? Pick::earlier : Pick::later, early_end_beyond);
    all.latest_end = pick(calendar_, all.latest_end, next.latest_end, Pick::later, Pick::later);
  }
  return all;
}

}  // namespace thisday::when
