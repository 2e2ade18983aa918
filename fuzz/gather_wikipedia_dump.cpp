// Fuzz entry: any bytes as wikipedia-dump.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("wikipedia-dump", data, size);
  return 0;
}
