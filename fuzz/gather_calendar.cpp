// Fuzz entry: any bytes as a calendar(1) file.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("calendar", data, size);
  return 0;
}
