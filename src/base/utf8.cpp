#include "base/utf8.hpp"

#include <fmt/format.h>
#include <iconv.h>
#include <simdjson.h>

#include <algorithm>
#include <cerrno>

namespace thisday {
namespace {

struct Converter {
  iconv_t handle;
  explicit Converter(const char* from) : handle(iconv_open("UTF-8", from)) {}
  ~Converter() {
    if (open()) iconv_close(handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  [[nodiscard]] bool open() const { return handle != reinterpret_cast<iconv_t>(-1); }
};

// The length of the well-formed sequence at `at`, 0 where there is none (Unicode 15, table 3-7).
std::size_t sequence(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return tail(at + 1, low, high) && tail(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return tail(at + 1, low, high) && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

bool looks_binary(std::string_view bytes) {
  return bytes.substr(0, 8000).find('\0') != std::string_view::npos;
}

Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
  const Converter converter(encoding.c_str());
  if (!converter.open()) return Error{Code::unsupported, fmt::format("no encoding is named '{}'", encoding)};
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    char buffer[4096];
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t done = iconv(converter.handle, &from, &left, &to, &room);
    text.append(buffer, static_cast<std::size_t>(to - buffer));
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
      text += "\xEF\xBF\xBD";
      ++from;
      --left;
      iconv(converter.handle, nullptr, nullptr, nullptr, nullptr);
    }
  }
  return text;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace thisday
