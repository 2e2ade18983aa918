#pragma once
// A text whose dates are marked: each is a link to what was worked out of it, which stands beside the text.
//
//   In <a class="date" id="in-2" href="#date-2">October</a> the army went north.
//   …
//   <li id="date-2"><a href="#in-2">October</a> October 1950, worked out from “25 June 1950” …

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/messages.hpp"
#include "publish/page_template.hpp"
#include "story/text.hpp"
#include "when/date.hpp"

namespace thisday::publish {

/// A date in a text, and what was worked out of it. Plain values, so that this folder need not know how.
struct MarkedDate {
  story::ByteRange range;          ///< in the text that is marked
  std::optional<when::Date> date;  ///< none where the words are no place in time ("three years")
  std::string value;               ///< as TIMEX3 has it: "1950-10", "P3Y"
  std::string from;                ///< the words that it was worked out from; empty: its own words say it all
  std::string rule;                ///< the rule that found it
};

/// What stands between two marks, in a text for which HTML is made of `text` by something else: see mark() and
/// marked(). Marks that would fall where no link may stand (in another link, in an attribute, over the edge of an
/// element) are left out. `dates` must be in order and not overlap.
class Marker {
 public:
  explicit Marker(const std::vector<MarkedDate>& dates) : dates_(dates) {}

  /// `text` with unseen marks in it, which must come through to the HTML.
  [[nodiscard]] std::string mark(std::string_view text) const;
  /// The HTML with links in the place of the marks.
  [[nodiscard]] std::string marked(std::string_view html) const;

 private:
  const std::vector<MarkedDate>& dates_;
};

/// The list beside the text: {number, words, value, why, edtf, soft}, for a template. `text` is what was marked.
PageData dates_data(const std::vector<MarkedDate>& dates, std::string_view text, const Messages& in);

/// An upright line of time with a dot for each date that has a place on it, "dot-3" for the third; nothing where fewer
/// than two have. Days lie where they are between the first and the last.
std::string reading_line_svg(const std::vector<MarkedDate>& dates, const Messages& in);

}  // namespace thisday::publish
