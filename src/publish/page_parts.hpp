#pragma once
// What several pages show in the same way: sources with their credit, an event in a list.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ask/library.hpp"
#include "publish/day_view.hpp"
#include "publish/page_template.hpp"
#include "story/entry.hpp"

namespace thisday::publish {

/// The language of a text, where it is not the page's own; else empty.
std::string foreign_language(const story::Source* source, const Messages& in);

/// Sets number, title, url, author, licence.
PageData source_data(const story::Source& source, std::size_t number, const Messages& in);
PageData credits_data(const std::vector<Credit>& credits, const Messages& in);
/// The list at the end of a page, from number 1.
PageData sources_data(const std::vector<const story::Source*>& sources, const Messages& in);

/// The sources of an answer, found by id. Points into them; they must outlive it.
class SourceList {
 public:
  explicit SourceList(const std::vector<story::Source>& sources);
  [[nodiscard]] const story::Source* find(const story::SourceId& id) const;  ///< null where it is none of them

 private:
  std::vector<std::pair<story::SourceId, const story::Source*>> sources_;  // by id
};

/// How a list shows an event that stands on no day's page: its date in words, a link, who tells of it.
PageData listed_event(const story::Event& event, const SourceList& sources, const Messages& in);

/// An entry's picture in the sizes there are; false where it has none to show.
PageData picture_data(const std::optional<story::Picture>& picture);

/// "12 events, 3 births and 1 observance": parts joined as the language joins them.
std::string joined(const std::vector<std::string>& parts, const Messages& in);

/// Whether a date's edge is soft: circa, or uncertain.
bool is_soft(const story::Event& event);

}  // namespace thisday::publish
