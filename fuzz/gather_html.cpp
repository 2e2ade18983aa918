// Fuzz entry: any bytes as html.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("html", data, size);
  return 0;
}
