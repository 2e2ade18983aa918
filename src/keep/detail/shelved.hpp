#pragma once
// An event as it stands on its shelves. Made of nothing but its evidence, so that it can be made while that is being
// written, and again from what was written.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "keep/anniversary.hpp"
#include "keep/detail/topics.hpp"
#include "keep/worth.hpp"
#include "story/source.hpp"

namespace thisday::keep::detail {

/// What one piece of evidence adds to its event.
struct Piece {
  std::int64_t evidence = 0;
  std::int64_t key = 0;
  bool leads = false;
  bool editors = false;
  std::size_t headline = 0;  ///< bytes, as of the quote
  std::size_t quote = 0;
  std::optional<when::Date> date = {};
  std::optional<std::int64_t> earliest = {};
  std::optional<std::int64_t> latest = {};
  std::string recurrence = {};
  std::string work = {};
  std::string language = {};
  story::Kind kind = story::Kind::event;
  bool first = false;     ///< tells_of_a_first()
  std::string name = {};  ///< Evidence::key(); of an event's only piece it may be left out
};

struct Spot {
  double latitude;
  double longitude;
};

/// An event as its evidence tells it.
struct Pieces {
  std::vector<Piece> all;  ///< the one that leads first
  Topics topics;
  std::vector<Spot> spots;
  std::optional<int> region;
  bool sensitive = false;
};

struct Shelved {
  std::int64_t event = 0;
  std::int64_t lead = 0;
  std::int64_t name = 0;
  story::Kind kind = story::Kind::event;
  std::optional<std::int64_t> earliest;
  std::optional<std::int64_t> latest;
  Facts facts;  ///< without what depends on other events: known and fame
  Topics topics;
  std::vector<Spot> spots;
  std::optional<int> region;
  std::vector<std::pair<MonthDay, std::optional<std::int64_t>>> days;  ///< with the year
  bool hidden = false;
  bool sensitive = false;
};

/// `pieces` must not be empty.
Shelved shelved(std::int64_t event, const Pieces& pieces);

/// Of an event that this evidence alone tells; `span` is that of its date.
Shelved shelved(const Piece& piece, std::int64_t event, const story::Event& told, const Topics& topics);

/// The square of one degree that a place lies in, as `spot` has it.
std::int64_t square_of(double latitude, double longitude);

/// The least n with latest - earliest < 4^n; 40 where a side is open.
int reach_of(std::int64_t earliest, std::int64_t latest);
inline constexpr int kOpenReach = 40;
/// The same of an event; none where it has no year.
std::optional<int> reach_of(const Shelved& shelved);

}  // namespace thisday::keep::detail
