#pragma once
// The editor's hand: a layer above what sources tell, that no import touches. Each change has a note of why.
//
// A corrected date or headline is a piece of evidence of the editor's own, which leads its event. Split and join are
// bonds between pieces of evidence; hidden and lead are marks on one. All are kept by the keys of evidence, 16
// hexadecimal digits, so that they hold when a source goes and comes again.

#include <cstdint>
#include <optional>
#include <string>

#include "story/source.hpp"
#include "when/date.hpp"

namespace thisday::keep {

/// That two pieces of evidence are one event, whatever they look like, or are not.
struct Bond {
  enum class Kind : std::uint8_t { together, apart };
  std::string a;
  std::string b;
  Kind kind = Kind::together;
  std::string note = {};
  /// The source that tells both as one event; none: the editor says it.
  std::optional<story::SourceId> source = {};
  friend bool operator==(const Bond&, const Bond&) = default;
};

/// `sensitive`: not for schools and public screens.
enum class Mark : std::uint8_t { hidden, lead, sensitive };

struct Marked {
  std::string key;
  Mark mark = Mark::hidden;
  std::string note;
  friend bool operator==(const Marked&, const Marked&) = default;
};

/// What is to be another in an event.
struct Correction {
  std::optional<std::string> headline;
  std::optional<when::Date> date;
  std::string note;
};

/// The source of all that the editor says.
story::Source editor_source();

}  // namespace thisday::keep
