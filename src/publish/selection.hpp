#pragma once
// What a reader asked for on the pages of search, timeline and map: the same fields, the same address, on all three.

#include <string>
#include <string_view>

#include "publish/page_template.hpp"

namespace thisday::publish {

/// As the reader wrote it; any of it may be empty.
struct Selection {
  std::string words = {};
  std::string kind = {};
  std::string from = {};
  std::string to = {};
  std::string place = {};
  [[nodiscard]] bool empty() const {
    return words.empty() && kind.empty() && from.empty() && to.empty() && place.empty();
  }
};

/// "/timeline?q=war&from=1950", without what is empty.
std::string selection_path(std::string_view page, const Selection& selection);

/// The form that asks for another, sent to `page` by GET; `problem` says what is wrong with this one. HTML.
std::string selection_form(std::string_view page, const Selection& selection, const std::string& problem,
                           const Messages& in);

/// Links to the other two pages with the same selection.
PageData selection_links(const Selection& selection, const Messages& in);

}  // namespace thisday::publish
