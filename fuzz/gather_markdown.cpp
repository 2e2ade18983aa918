// Fuzz entry: any bytes as an article.

#include "gather_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::fuzz::gather_as("markdown", data, size);
  return 0;
}
