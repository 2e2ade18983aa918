#include "publish/page_template.hpp"

#include <fmt/format.h>

#include <cassert>
#include <map>

#include "publish/assets.hpp"
#include "publish/html.hpp"
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

// {{t.key}} is a message, the same on every page in that language: it becomes part of the template.
std::string with_messages(std::string_view text, const Messages& in) {
  constexpr std::string_view kOpen = "{{t.";
  std::string out;
  for (;;) {
    const std::size_t open = text.find(kOpen);
    out.append(text.substr(0, open));
    if (open == std::string_view::npos) return out;
    text.remove_prefix(open + kOpen.size());
    const std::size_t close = text.find("}}");
    assert(close != std::string_view::npos && "shipped templates are well formed; a test fills each");
    out += escape(in.text(text.substr(0, close)));
    text.remove_prefix(close + 2);
  }
}

PageData languages(const Frame& frame) {
  PageData list(PageData::type::list);
  for (const Messages& messages : Messages::all()) {
    if (messages.language() == frame.in->language()) continue;
    PageData data;
    data["code"] = messages.language();
    data["name"] = messages.text("language");
    data["switch"] =
        frame.path + (frame.path.find('?') == std::string::npos ? "?" : "&") + "ui=" + messages.language();
    list << data;
  }
  return list;
}

}  // namespace

PageData list_of(const std::vector<PageData>& items) {
  PageData list(PageData::type::list);
  for (const PageData& item : items) list << item;
  return list;
}

std::string fill(std::string_view name, const PageData& data, const Messages& in) {
  // Rendering writes to the parsed template, so each thread has its own.
  thread_local std::map<std::string, mustache, std::less<>> parsed;
  const std::string key = fmt::format("{}/{}", in.language(), name);
  auto found = parsed.find(key);
  if (found == parsed.end()) {
    const std::string_view text = embedded(fmt::format("web/templates/{}.mustache", name));
    assert(!text.empty() && "a template of that name is embedded");
    found = parsed.emplace(key, mustache(with_messages(without_indentation(text), in))).first;
    assert(found->second.is_valid() && "shipped templates are well formed; a test fills each");
  }
  return found->second.render(data);
}

std::string framed(const Frame& frame, const std::string& content) {
  PageData data;
  data["lang"] = frame.in->language();
  data["title"] = frame.title;
  data["description"] = when_any(frame.description);
  data["path"] = when_any(frame.path);
  data["json_path"] = when_any(frame.json_path);
  data["feed_path"] = when_any(frame.feed_path);
  data["style"] = asset_path("style.css");
  data["icon"] = asset_path("icon.svg");
  data["script"] = frame.script.empty() ? PageData(false) : PageData(asset_path(frame.script));
  data["bare"] = frame.bare;
  data["languages"] = frame.path.empty() ? PageData(false) : languages(frame);
  for (const std::string_view page : {"today", "timeline", "map", "search", "read"})
    data[fmt::format("at_{}", page)] = page == frame.here;
  data["content"] = content;
  return fill("page", data, *frame.in);
}

}  // namespace thisday::publish
