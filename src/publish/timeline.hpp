#pragma once
// The day across the centuries, drawn: one dot an event, birth or death, the near past given more room than the far.

#include <string>

#include "ask/library.hpp"
#include "publish/messages.hpp"

namespace thisday::publish {

/// Where it is drawn: the same events on a wide screen and on a narrow one.
struct TimelineSize {
  int width = 960;  ///< of the drawing's own units, which are pixels at full size
  int column = 10;  ///< width of one column of dots
  const char* css_class = "wide";
};

/// SVG without inline styles (the styles are the page's), or nothing where fewer than three have a year. Dots of
/// one column stand on each other; where they would grow too high, a column is a bar. O(events + width).
std::string timeline_svg(const ask::DayAnswer& answer, const TimelineSize& size,
                         const Messages& in = Messages::english());

}  // namespace thisday::publish
