#include "publish/page_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "publish/html.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"

namespace thisday::publish {

std::string foreign_language(const story::Source* source, const Messages& in) {
  if (source == nullptr || source->language.empty() || source->language == "und") return {};
  return source->language == in.language() || source->language.starts_with(in.language() + "-") ? std::string{}
                                                                                                : source->language;
}

PageData source_data(const story::Source& source, std::size_t number, const Messages& in) {
  PageData data;
  data["number"] = std::to_string(number);
  data["title"] = source.title;
  data["url"] = when_any(web_link(source.url) ? source.url : std::string{});
  data["author"] = when_any(source.author);
  data["licence"] = licence_words(source, in);
  return data;
}

PageData credits_data(const std::vector<Credit>& credits, const Messages& in) {
  std::vector<PageData> list;
  for (const Credit& credit : credits) {
    PageData data = source_data(*credit.source, credit.number, in);
    data["date"] = credit.date.empty() ? PageData(false) : PageData(in.text("source-has", {{"date", credit.date}}));
    list.push_back(data);
  }
  return list_of(list);
}

PageData sources_data(const std::vector<const story::Source*>& sources, const Messages& in) {
  std::vector<PageData> list;
  for (const story::Source* source : sources) list.push_back(source_data(*source, list.size() + 1, in));
  return list_of(list);
}

SourceList::SourceList(const std::vector<story::Source>& sources) {
  for (const story::Source& source : sources) sources_.emplace_back(story::id_of(source), &source);
  std::sort(sources_.begin(), sources_.end());
}

const story::Source* SourceList::find(const story::SourceId& id) const {
  const auto found =
      std::lower_bound(sources_.begin(), sources_.end(), id,
                       [](const auto& pair, const story::SourceId& wanted) { return pair.first < wanted; });
  return found != sources_.end() && found->first == id ? found->second : nullptr;
}

PageData listed_event(const story::Event& event, const SourceList& sources, const Messages& in) {
  std::vector<const story::Source*> tellers;
  for (const auto& evidence : event.evidence) {
    const story::Source* source = sources.find(evidence.source);
    if (source != nullptr && std::find(tellers.begin(), tellers.end(), source) == tellers.end())
      tellers.push_back(source);
  }
  PageData data;
  data["kind"] = std::string(story::name(event.kind));
  data["path"] = event_path(event.id);
  data["headline"] = event.headline;
  data["date"] = when_any(event.date ? date_words(*event.date, in) : std::string{});
  data["soft"] = is_soft(event);
  data["lang"] = when_any(tellers.empty() ? std::string{} : foreign_language(tellers.front(), in));
  data["sources"] = sources_data(tellers, in);
  return data;
}

PageData picture_data(const std::optional<story::Picture>& picture) {
  if (!picture || picture->files.empty()) return false;
  const story::PictureFile& largest = picture->files.back();
  std::string sizes;
  for (const story::PictureFile& file : picture->files)
    fmt::format_to(std::back_inserter(sizes), "{}{} {}w", sizes.empty() ? "" : ", ", picture_path(file.name),
                   file.width);
  PageData data;
  data["src"] = picture_path(largest.name);
  data["srcset"] = sizes;
  data["width"] = std::to_string(largest.width);
  data["height"] = std::to_string(largest.height);
  data["alt"] = picture->alt;
  data["credit"] = when_any(picture->credit);
  return data;
}

std::string joined(const std::vector<std::string>& parts, const Messages& in) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0)
      text = parts[i];
    else if (i + 1 == parts.size())
      text = in.text("list-and", {{"list", text}, {"last", parts[i]}});
    else
      text = in.text("list-comma", {{"list", text}, {"next", parts[i]}});
  }
  return text;
}

bool is_soft(const story::Event& event) {
  return event.date && (event.date->as_written().approximate() || event.date->as_written().uncertain());
}

}  // namespace thisday::publish
