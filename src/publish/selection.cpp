#include "publish/selection.hpp"

#include <fmt/format.h>

#include "publish/paths.hpp"
#include "story/event.hpp"

namespace thisday::publish {

std::string selection_path(std::string_view page, const Selection& selection) {
  std::string path(page);
  char joint = '?';
  const auto add = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    path += fmt::format("{}{}={}", joint, name, percent_encoded(value));
    joint = '&';
  };
  add("q", selection.words);
  add("kind", selection.kind);
  add("from", selection.from);
  add("to", selection.to);
  add("place", selection.place);
  return path;
}

std::string selection_form(std::string_view page, const Selection& selection, const std::string& problem,
                           const Messages& in) {
  PageData data;
  data["page"] = std::string(page);
  data["words"] = when_any(selection.words);
  data["from"] = when_any(selection.from);
  data["to"] = when_any(selection.to);
  data["place"] = when_any(selection.place);
  data["problem"] = when_any(problem);
  std::vector<PageData> kinds;
  for (const auto kind : {story::Kind::event, story::Kind::birth, story::Kind::death, story::Kind::observance}) {
    PageData one;
    one["value"] = std::string(story::name(kind));
    one["words"] = in.text(fmt::format("kind-{}", story::name(kind)));
    one["chosen"] = selection.kind == story::name(kind);
    kinds.push_back(one);
  }
  data["kinds"] = list_of(kinds);
  return fill("selection", data, in);
}

PageData selection_links(const Selection& selection, const Messages& in) {
  std::vector<PageData> links;
  for (const std::string_view page : {"search", "timeline", "map"}) {
    PageData link;
    link["path"] = selection_path(fmt::format("/{}", page), selection);
    link["words"] = in.text(fmt::format("nav-{}", page));
    links.push_back(link);
  }
  return list_of(links);
}

}  // namespace thisday::publish
