// Fuzz entry: any bytes as icalendar.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("icalendar", data, size);
  return 0;
}
