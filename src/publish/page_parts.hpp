#pragma once
// What several pages show in the same way: sources with their credit, an event in a list.

#include <cstddef>
#include <string>
#include <vector>

#include "ask/library.hpp"
#include "publish/day_view.hpp"
#include "publish/page_template.hpp"

namespace thisday::publish {

/// The language of a text, where it is not the page's own; else empty.
std::string foreign_language(const story::Source* source, const Messages& in);

/// Sets number, title, url, author, licence.
PageData source_data(const story::Source& source, std::size_t number, const Messages& in);
PageData credits_data(const std::vector<Credit>& credits, const Messages& in);
/// The list at the end of a page, from number 1.
PageData sources_data(const std::vector<const story::Source*>& sources, const Messages& in);

/// How a list shows an event that stands in no day: its date in words, a link, its sources.
PageData listed_event(const story::Event& event, const std::vector<const story::Source*>& sources, const Messages& in);

/// The sources of all evidence, each once, in the order in which a page names them. Null ones are left out.
class SourceList {
 public:
  explicit SourceList(const std::vector<story::Source>& by_id);
  const story::Source* find(const story::SourceId& id) const;

 private:
  std::vector<std::pair<story::SourceId, const story::Source*>> sources_;
};

/// "12 events, 3 births and 1 observance": parts joined as the language joins them.
std::string joined(const std::vector<std::string>& parts, const Messages& in);

/// Whether a date's edge is soft: circa, or uncertain.
bool is_soft(const story::Event& event);

}  // namespace thisday::publish
