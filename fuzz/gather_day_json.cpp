// Fuzz entry: any bytes as day-json.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("day-json", data, size);
  return 0;
}
