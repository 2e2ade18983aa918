#pragma once
// An Event: something that happened, and the evidence why we believe it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/source.hpp"
#include "story/text.hpp"
#include "when/date.hpp"
#include "when/recurrence.hpp"

namespace thisday::story {

/// Names an event for good: the hash of its smallest evidence key. 16 hexadecimal digits.
struct EventId {
  std::string value;
  friend auto operator<=>(const EventId&, const EventId&) = default;
};

enum class Kind : std::uint8_t { event, birth, death, observance };

/// "event", "birth", "death", "observance".
std::string_view name(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

struct Place {
  std::string name;
  std::optional<double> latitude;   ///< degrees, north positive
  std::optional<double> longitude;  ///< degrees, east positive
  std::string country = {};         ///< ISO 3166-1 code of the country it lies in today: "KP"; empty where not known
  friend bool operator==(const Place&, const Place&) = default;
};

/// "roughly 75,000 soldiers": {75000, "soldiers", about}.
struct Quantity {
  enum class Hedge : std::uint8_t { exactly, about, more_than, less_than };
  double value = 0;
  std::string unit;
  Hedge hedge = Hedge::exactly;
  std::string words;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// A link in a quote: who or what its words are about.
struct Link {
  ByteRange range;     ///< in bytes of the quote
  std::string target;  ///< "wikipedia:en:Korean Armistice Agreement", "wikidata:Q482653", or an address
  friend bool operator==(const Link&, const Link&) = default;
};

/// "exactly", "about", "more_than", "less_than".
std::string_view name(Quantity::Hedge hedge);

/// Why we believe an event: a place in a source and what stands there.
struct Evidence {
  SourceId source;
  ByteRange range;                 ///< in the bytes of the source
  std::string quote;               ///< the words there, markup taken off
  std::optional<when::Date> date;  ///< as this source has it; none where it gives no date (a yearly rule only)
  std::vector<Link> links = {};    ///< in order

  /// Source, day or rule, and quote: equal for the same words read again, whatever else moved in the file.
  [[nodiscard]] std::string key() const;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What the editor made of an event.
struct Editorial {
  bool hidden = false;     ///< not to be shown among others
  bool lead = false;       ///< the lead of its day
  bool corrected = false;  ///< headline and date are the editor's; what sources say besides is their evidence
  friend bool operator==(const Editorial&, const Editorial&) = default;
};

/// Something that happened, or is observed. What a reader of sources pushes is one of these with one piece of evidence.
struct Event {
  EventId id;  ///< empty until it is kept
  Kind kind = Kind::event;
  std::string headline;
  /// When it happened. XXXX-07-27 where the source gives the day but not the year (an undated event). None for an
  /// observance that moves; that has a recurrence.
  std::optional<when::Date> date;
  std::optional<when::Recurrence> recurrence;  ///< observances only
  std::vector<Place> places;
  std::vector<std::string> parties;
  std::vector<std::string> subjects;
  std::vector<Quantity> quantities;
  /// What the source says that it is about, as "wikipedia:en:Apollo 11" or "wikidata:Q43653", the title as its article
  /// has it. One alone is the event's own article or, of a birth or death, the person's.
  std::vector<std::string> links;
  std::vector<Evidence> evidence;  ///< one or more
  Editorial editorial = {};

  friend bool operator==(const Event&, const Event&) = default;
};

/// The hash of the smallest evidence key; `evidence` must not be empty.
EventId id_of(const Event& event);

}  // namespace thisday::story
