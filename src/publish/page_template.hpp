#pragma once
// Pages from web/templates/*.mustache. `{{value}}` is escaped; `{{{value}}}` is not, and only what this folder made
// safe may stand there (a test holds the list).

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

namespace thisday::publish {

using PageData = kainjow::mustache::data;

/// The text where there is any, else false: a `{{#section}}` of it shows nothing. A name must always be set, for a
/// missing one is looked up in the data around it.
inline PageData when_any(const std::string& text) {
  return text.empty() ? PageData(false) : PageData(text);
}

/// "day" fills web/templates/day.mustache. The template must exist.
std::string fill(std::string_view name, const PageData& data);

/// The page around `content`, which is HTML already.
struct Frame {
  std::string title;        ///< of the browser's window
  std::string description;  ///< one sentence for search engines and previews; may be empty
  std::string path;         ///< the page's own address; empty for a page that has none (an error)
  std::string json_path;    ///< the same for programs; may be empty
};
std::string framed(const Frame& frame, const std::string& content);

}  // namespace thisday::publish
