#include "keep/worth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace thisday::keep {
namespace {

struct Sum {
  double total = 0;
  template <class Why>
  void add(std::string_view, double points, const Why&) {
    total += points;
  }
};

struct List {
  std::vector<Part> parts;
  template <class Why>
  void add(std::string_view what, double points, const Why& why) {
    if (points != 0) parts.push_back({what, points, why()});
  }
};

double of_kind(story::Kind kind) {
  switch (kind) {
    case story::Kind::event:
      return kWeights.event;
    case story::Kind::birth:
      return kWeights.birth;
    case story::Kind::death:
      return kWeights.death;
    case story::Kind::observance:
      return kWeights.observance;
  }
  return 0;
}

/// `into` is told each part; one that only adds them up makes no words.
template <class Into>
void weigh(const Facts& facts, Into& into) {
  const bool person = facts.kind == story::Kind::birth || facts.kind == story::Kind::death;
  into.add("kind", of_kind(facts.kind), [&] { return std::string(story::name(facts.kind)); });
  if (facts.lead) into.add("lead", kWeights.lead, [] { return std::string("the editor made it the lead"); });
  into.add("works", kWeights.works * std::log2(std::max(facts.works, 1)),
           [&] { return fmt::format("told by {} independent works", facts.works); });
  into.add("languages", kWeights.languages * std::clamp(facts.languages - 1, 0, 4),
           [&] { return fmt::format("told in {} languages", facts.languages); });
  if (person)
    into.add("fame", kWeights.fame * std::min(facts.fame, 4),
             [&] { return std::string("the library tells more of this person"); });
  else
    into.add("known", kWeights.known * std::min(facts.known, 4),
             [&] { return fmt::format("{} of its topics are told of elsewhere", facts.known); });
  if (facts.topics > 0 && facts.fame == 0)
    into.add("alone", -kWeights.alone, [] { return std::string("nothing else is told of what it is about"); });
  if (facts.kind == story::Kind::event && facts.first)
    into.add("first", kWeights.first, [] { return std::string("something was done for the first time"); });
  if (facts.coarse) into.add("precision", -kWeights.coarse, [] { return std::string("the day is not known"); });
  if (facts.range) into.add("range", -kWeights.range, [] { return std::string("it lasted for days"); });
  if (facts.doubtful)
    into.add("doubt", -kWeights.doubtful, [] { return std::string("the date is circa or uncertain"); });
  const double letters = static_cast<double>(facts.headline);
  into.add("length", -kWeights.lengthy * std::clamp((letters - 100) / 100, 0.0, 2.0),
           [&] { return fmt::format("the headline has {} letters", facts.headline); });
  if (person)
    into.add("bare", -kWeights.bare * std::max(0.0, (60 - letters) / 60),
             [] { return std::string("little but the name is said"); });
  if (facts.quote) into.add("quote", kWeights.quote, [] { return std::string("it has words that stand alone"); });
  if (facts.year)
    into.add("distance", -kWeights.distant * std::clamp((1750 - static_cast<double>(*facts.year)) / 350, 0.0, 1.0),
             [&] { return std::string("days so long ago are seldom sure"); });
}

}  // namespace

double worth(const Facts& facts) {
  Sum sum;
  weigh(facts, sum);
  return sum.total;
}

std::vector<Part> worth_explained(const Facts& facts) {
  List list;
  weigh(facts, list);
  return std::move(list.parts);
}

std::string way_of_weighing(std::string_view words) {
  // To be raised when facts are counted otherwise, or summed up otherwise with the same weights.
  constexpr std::uint64_t kCounted = 1;
  std::uint64_t hash = 0xcbf29ce484222325U + kCounted;  // FNV-1a
  const auto add = [&](std::uint64_t bits) { hash = (hash ^ bits) * 0x100000001b3U; };
  for (const std::uint64_t weight : std::bit_cast<std::array<std::uint64_t, sizeof(Weights) / 8>>(kWeights))
    add(weight);
  for (const char c : words) add(static_cast<unsigned char>(c));
  return fmt::format("{:016x}", hash);
}

int fame(std::size_t told) {
  if (told < 2) return 0;
  if (told < 4) return 1;
  if (told < 16) return 2;
  return told < 64 ? 3 : 4;
}

}  // namespace thisday::keep
