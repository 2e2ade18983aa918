#pragma once
// The links of pages that were made for a server, where there is none.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace thisday::publish {

/// What becomes of a link: another address, or nothing but its words, or nothing at all.
struct LinkChange {
  enum class What { keep, words, nothing };
  What what = What::keep;
  std::string address = {};  ///< of `keep`; empty: as it was
};

/// Changes the links (`<a href="…"`) of a page that this program wrote. Addresses are told to `change` as they stand in
/// the page, escaped. O(length).
std::string with_links(std::string_view html, const std::function<LinkChange(std::string_view)>& change);

}  // namespace thisday::publish
