#include "serve/header_list.hpp"

namespace thisday::serve {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// "1", "0.5", "0.123": never more than three digits after the point (RFC 9110, 12.4.2).
int thousandths(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int value = (text[0] - '0') * 1000;
  int digit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return 0;
    value += (c - '0') * digit;
    digit /= 10;
  }
  return std::min(value, 1000);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

Weighted weighted(std::string_view element) {
  const std::size_t semicolon = std::min(element.find(';'), element.size());
  Weighted out{trimmed(element.substr(0, semicolon)), {}};
  out.rest = trimmed(element.substr(std::min(semicolon + 1, element.size())));
  for (std::string_view rest = out.rest; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view parameter = trimmed(rest.substr(0, end));
    if (parameter.size() >= 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=')
      out.weight = thousandths(parameter.substr(2));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

}  // namespace thisday::serve
