#pragma once
// Where what is published stands, for addresses that are read elsewhere: in feeds, calendars, mails and sitemaps.

#include <string>
#include <string_view>

namespace thisday::publish {

struct Site {
  std::string url = "http://localhost:8080";  ///< without a slash at its end
  std::string title = "This day in history";

  /// The whole address of a path that begins with a slash.
  [[nodiscard]] std::string at(std::string_view path) const { return url + std::string(path); }
  /// "history.example.org:8080", which names the site in ids.
  [[nodiscard]] std::string host() const {
    const std::size_t scheme = url.find("://");
    const std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
    return rest.substr(0, rest.find('/'));
  }
};

}  // namespace thisday::publish
