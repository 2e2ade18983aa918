#pragma once
// An item of Wikidata as events.
//
//   P569, P570   birth, death         P571, P576   inception, end          P575 found   P619 launched   P1619 opened
//   P585         on a day             P580, P582   from, until (one event)
//
// Precision 9 is a year and never 1 January; a time is in the numbers of its own calendar model, without a year 0;
// deprecated statements are left out, and where one is preferred, the others.

#include <memory>
#include <string_view>
#include <vector>

#include "gather/dump.hpp"
#include "story/event.hpp"

namespace thisday::gather {

class WikidataItems {
 public:
  explicit WikidataItems(std::vector<std::string> languages);
  ~WikidataItems();
  WikidataItems(const WikidataItems&) = delete;
  WikidataItems& operator=(const WikidataItems&) = delete;

  /// So many bytes behind an entity's JSON must be readable; what they are does not matter.
  static constexpr std::size_t kPadding = 64;

  /// The events of one entity, with a piece of evidence that has quote and date; none for one without dates. Errors:
  /// syntax.
  Result<std::vector<story::Event>> read(std::string_view json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The date of a time value: "+1953-07-27T00:00:00Z", its precision (6 to 14), and whether it is Julian.
Result<when::Date> wikidata_date(std::string_view time, int precision, when::Calendar calendar);

}  // namespace thisday::gather
