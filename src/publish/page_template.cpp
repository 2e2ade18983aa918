#include "publish/page_template.hpp"

#include <fmt/format.h>

#include <cassert>
#include <map>

#include "publish/assets.hpp"
#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

using kainjow::mustache::mustache;

// Indentation is for who reads the template; the page does without it.
std::string without_indentation(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && c == ' ') continue;
    at_start = c == '\n';
    out += c;
  }
  return out;
}

}  // namespace

std::string fill(std::string_view name, const PageData& data) {
  // Rendering writes to the parsed template, so each thread has its own.
  thread_local std::map<std::string, mustache, std::less<>> parsed;
  auto found = parsed.find(name);
  if (found == parsed.end()) {
    const std::string_view text = embedded(fmt::format("web/templates/{}.mustache", name));
    assert(!text.empty() && "a template of that name is embedded");
    found = parsed.emplace(std::string(name), mustache(without_indentation(text))).first;
    assert(found->second.is_valid() && "shipped templates are well formed; a test fills each");
  }
  return found->second.render(data);
}

std::string framed(const Frame& frame, const std::string& content) {
  PageData data;
  data["title"] = frame.title;
  data["description"] = when_any(frame.description);
  data["path"] = when_any(frame.path);
  data["json_path"] = when_any(frame.json_path);
  data["style"] = asset_path("style.css");
  data["icon"] = asset_path("icon.svg");
  data["content"] = content;
  return fill("page", data);
}

}  // namespace thisday::publish
