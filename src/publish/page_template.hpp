#pragma once
// Pages from web/templates/*.mustache. `{{value}}` is escaped; `{{{value}}}` is not, and only what this folder made
// safe may stand there (a test holds the list).

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "publish/messages.hpp"

namespace thisday::publish {

using PageData = kainjow::mustache::data;

/// The text where there is any, else false: a `{{#section}}` of it shows nothing. A name must always be set, for a
/// missing one is looked up in the data around it.
inline PageData when_any(const std::string& text) {
  return text.empty() ? PageData(false) : PageData(text);
}

/// A list of a template's `{{#section}}`.
PageData list_of(const std::vector<PageData>& items);

/// "day" fills web/templates/day.mustache, in whose text {{t.key}} is a message. The template must exist.
std::string fill(std::string_view name, const PageData& data, const Messages& in = Messages::english());

/// The page around `content`, which is HTML already.
struct Frame {
  std::string title;             ///< of the browser's window
  std::string description = {};  ///< one sentence for search engines and previews; may be empty
  std::string path = {};         ///< the page's own address; empty for a page that has none (an error)
  std::string json_path = {};    ///< the same for programs; may be empty
  std::string feed_path = {};    ///< what to subscribe to; may be empty
  std::string_view here = {};    ///< "today", "timeline", "map", "search", "read": where the reader is
  std::string_view script = {};  ///< "day.js": what brings the page to life; may be empty
  bool bare = false;             ///< without masthead and colophon: for a frame in another page, for a wall
  const Messages* in = &Messages::english();
};
std::string framed(const Frame& frame, const std::string& content);

}  // namespace thisday::publish
