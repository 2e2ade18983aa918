#pragma once
// An entry's Markdown as HTML that can harm no reader.

#include <string>
#include <string_view>

namespace thisday::publish {

/// GitHub's Markdown (tables, strikethrough, footnotes) as HTML. Raw HTML is dropped; links lead to http, https, mailto
/// or within the site, others keep only their words; pictures give way to their alternative text. Headings begin at h2,
/// under the page's own; a first heading equal to `title` is left out.
std::string markdown_html(std::string_view markdown, std::string_view title);

}  // namespace thisday::publish
