#include "serve/form_body.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace thisday::serve {
namespace {

constexpr std::size_t kMostFields = 32;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Browsers end lines with CR LF, whatever was typed.
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i] == '+' ? ' ' : text[i];
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      c = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    }
    if (c == '\n' && !out.empty() && out.back() == '\r') out.pop_back();
    out += c;
  }
  return out;
}

bool is_text(std::string_view text) {
  const auto control = [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
  return std::none_of(text.begin(), text.end(), control) && !invalid_utf8(text);
}

}  // namespace

Result<FormFields> form_body(std::string_view body) {
  FormFields fields;
  while (!body.empty()) {
    const std::string_view one = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(one.size() + 1, body.size()));
    if (one.empty()) continue;
    const std::size_t equals = std::min(one.find('='), one.size());
    std::string name = decoded(one.substr(0, equals));
    std::string value = decoded(one.substr(std::min(equals + 1, one.size())));
    if (!is_text(name) || !is_text(value)) return Error{Code::syntax, "The form holds bytes that are no text."};
    if (fields.size() == kMostFields) return Error{Code::range, "The form has too many fields."};
    fields.emplace_back(std::move(name), std::move(value));
  }
  return fields;
}

std::string_view field(const FormFields& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == name; });
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace thisday::serve
