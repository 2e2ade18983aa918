#pragma once
// Where what is published stands, for addresses that are read elsewhere: in feeds, calendars, mails and sitemaps.

#include <cstdint>
#include <string>
#include <string_view>

#include "publish/paths.hpp"

namespace thisday::publish {

struct Site {
  std::string url = "http://localhost:8080";  ///< without a slash at its end
  std::string title = "This day in history";
  /// Where an event is shown: on a page of its own, or, on a site without a server, on its day's.
  enum class Events : std::uint8_t { own_page, day_page };
  Events events = Events::own_page;

  /// The whole address of a path that begins with a slash.
  [[nodiscard]] std::string at(std::string_view path) const { return url + std::string(path); }
  /// "history.example.org:8080", which names the site in ids.
  [[nodiscard]] std::string host() const {
    const std::size_t scheme = url.find("://");
    const std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
    return rest.substr(0, rest.find('/'));
  }
  /// The whole address of an event that is kept on `day`.
  [[nodiscard]] std::string event(const story::EventId& id, MonthDay day) const {
    return at(events == Events::own_page ? event_path(id) : day_path(day) + "#e-" + id.value);
  }
};

}  // namespace thisday::publish
