#pragma once
// What keeps a page safe: escaped text and links that only lead where links may lead.

#include <string>
#include <string_view>

namespace thisday::publish {

/// `text` for HTML and XML, in elements and in quoted attributes.
std::string escape(std::string_view text);

/// Whether a page may link there: http, https, mailto, or an address without a scheme. Control characters and blanks,
/// which browsers skip when they look for "javascript:", are never in a good one.
bool safe_link(std::string_view url);

/// Whether it is an address on the web, of http or https.
bool web_link(std::string_view url);

}  // namespace thisday::publish
