// Fuzz entry: any bytes as a month file of the almanac.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("almanac", data, size);
  return 0;
}
