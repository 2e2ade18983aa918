#include "publish/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

#include "publish/html.hpp"

namespace thisday::publish {
namespace {

constexpr int kOptions = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8;

struct Free {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(char* text) const { std::free(text); }
};
using Parser = std::unique_ptr<cmark_parser, Free>;
using Node = std::unique_ptr<cmark_node, Free>;

Parser parser() {
  // The list of extensions is the library's global; it may be filled once.
  static std::once_flag registered;
  std::call_once(registered, [] { cmark_gfm_core_extensions_ensure_registered(); });
  Parser parser(cmark_parser_new(kOptions));
  for (const char* name : {"table", "strikethrough", "autolink"})
    if (auto* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  return parser;
}

std::vector<cmark_node*> nodes_of(cmark_node* document, cmark_node_type type) {
  std::vector<cmark_node*> nodes;
  const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document));
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == type) nodes.push_back(node);
  }
  return nodes;
}

std::string words_of(cmark_node* heading) {
  std::string words;
  for (cmark_node* text : nodes_of(heading, CMARK_NODE_TEXT))
    if (const char* literal = cmark_node_get_literal(text)) words += literal;
  return words;
}

void drop(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

// Puts what is within the node in its place.
void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) {
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  drop(node);
}

// The renderer would leave a comment in its place.
void drop_raw_html(cmark_node* document) {
  for (const auto type : {CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE})
    for (cmark_node* node : nodes_of(document, type)) drop(node);
}

void guard_links(cmark_node* document) {
  for (cmark_node* link : nodes_of(document, CMARK_NODE_LINK)) {
    const char* url = cmark_node_get_url(link);
    if (url == nullptr || !safe_link(url)) unwrap(link);
  }
  for (cmark_node* image : nodes_of(document, CMARK_NODE_IMAGE)) unwrap(image);
}

void place_headings(cmark_node* document, std::string_view title) {
  auto headings = nodes_of(document, CMARK_NODE_HEADING);
  if (!headings.empty() && headings.front() == cmark_node_first_child(document) &&
      words_of(headings.front()) == title) {
    drop(headings.front());
    headings.erase(headings.begin());
  }
  // No level is skipped: each heading goes at most one deeper than the one before.
  int before = 1;
  int top = 6;
  for (cmark_node* heading : headings) top = std::min(top, cmark_node_get_heading_level(heading));
  for (cmark_node* heading : headings) {
    const int level = std::clamp(cmark_node_get_heading_level(heading) - top + 2, 2, std::min(before + 1, 6));
    cmark_node_set_heading_level(heading, level);
    before = level;
  }
}

}  // namespace

std::string markdown_html(std::string_view markdown, std::string_view title) {
  const Parser parsing = parser();
  cmark_parser_feed(parsing.get(), markdown.data(), markdown.size());
  const Node document(cmark_parser_finish(parsing.get()));
  if (!document) return {};
  drop_raw_html(document.get());
  guard_links(document.get());
  place_headings(document.get(), title);
  const std::unique_ptr<char, Free> html(
      cmark_render_html(document.get(), kOptions, cmark_parser_get_syntax_extensions(parsing.get())));
  return html ? std::string(html.get()) : std::string{};
}

}  // namespace thisday::publish
