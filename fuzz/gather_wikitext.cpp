// Fuzz entry: any bytes as wikitext.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("wikitext", data, size);
  return 0;
}
