#include "story/event.hpp"

#include <algorithm>
#include <cassert>

#include "base/hash.hpp"

namespace thisday::story {

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::event: return "event";
    case Kind::birth: return "birth";
    case Kind::death: return "death";
    case Kind::observance: return "observance";
  }
  return "event";
}

std::string_view name(Quantity::Hedge hedge) {
  switch (hedge) {
    case Quantity::Hedge::exactly:
      return "exactly";
    case Quantity::Hedge::about:
      return "about";
    case Quantity::Hedge::more_than:
      return "more_than";
    case Quantity::Hedge::less_than:
      return "less_than";
  }
  return "exactly";
}

std::optional<Kind> kind_named(std::string_view text) {
  for (const Kind kind : {Kind::event, Kind::birth, Kind::death, Kind::observance})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

std::string Evidence::key() const {
  std::string key = source.value;
  key += '\n';
  if (date) {
    key += name(date->calendar());
    key += ' ';
    key += date->as_written().str();
  }
  key += '\n';
  key += quote;
  return key;
}

EventId id_of(const Event& event) {
  // An event without evidence is no event: readers make one with each, and the store drops it with its last.
  assert(!event.evidence.empty());
  std::string smallest = event.evidence.front().key();
  for (const Evidence& evidence : event.evidence) smallest = std::min(smallest, evidence.key());
  return {short_hash(smallest)};
}

}  // namespace thisday::story
