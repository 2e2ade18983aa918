// The body of a form, which anybody on the network may send.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "serve/form_body.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace thisday;
  const auto fields = serve::form_body({reinterpret_cast<const char*>(data), size});
  if (!fields.ok()) return 0;
  for (const auto& [name, value] : *fields)
    if (invalid_utf8(name) || invalid_utf8(value) || value.find('\0') != std::string::npos) std::abort();
  return 0;
}
