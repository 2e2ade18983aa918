#include "publish/html.hpp"

#include <algorithm>
#include <cctype>

namespace thisday::publish {
namespace {

// The scheme in lower case, empty where the address has none.
std::string scheme_of(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  if (end == std::string_view::npos || url[end] != ':') return {};
  std::string scheme(url.substr(0, end + 1));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return scheme;
}

bool plain(std::string_view url) {
  return std::none_of(url.begin(), url.end(),
                      [](unsigned char c) { return c <= ' ' || c == 0x7F || c == '\\' || c == '<' || c == '"'; });
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool safe_link(std::string_view url) {
  if (url.empty() || !plain(url)) return false;
  const std::string scheme = scheme_of(url);
  return scheme.empty() || scheme == "http:" || scheme == "https:" || scheme == "mailto:";
}

bool web_link(std::string_view url) {
  if (!plain(url)) return false;
  const std::string scheme = scheme_of(url);
  return (scheme == "http:" || scheme == "https:") && url.substr(scheme.size()).starts_with("//");
}

}  // namespace thisday::publish
