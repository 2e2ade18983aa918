#pragma once
// A day in the terminal: what `thisday on` prints.

#include <cstddef>
#include <cstdint>
#include <string>

#include "ask/library.hpp"

namespace thisday::publish {

enum class Colour : std::uint8_t { none, ansi };

struct DayTextOptions {
  std::size_t width = 80;  ///< columns; at least 40 are used, at most 100
  Colour colour = Colour::none;
  std::string title = {};  ///< of a day, instead of its own: "9 Av"
};

/// The day's title, its entries, then events, births, deaths and observances in order of time, and the sources with
/// author and licence at the end, numbered as beside each headline. Ends with a newline.
std::string day_text(const ask::DayAnswer& answer, const DayTextOptions& options = {});

/// Why an event is worth what it is: "+3.40 = kind +2.00 (event), works +1.50 (told by 2 independent works), …".
std::string score_words(const ask::Score& score);

}  // namespace thisday::publish
