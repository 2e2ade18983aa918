// The HTML that Wikimedia's parsers make of wikitext, as readable text.

#include <algorithm>
#include <array>

#include "gather/html_tree.hpp"
#include "gather/text_writer.hpp"
#include "gather/wiki_page.hpp"

namespace thisday::gather {
namespace {

using story::Block;

bool has_class(const GumboElement& element, std::string_view name) {
  const std::string_view classes = attribute(element, "class");
  for (std::size_t at = classes.find(name); at != std::string_view::npos; at = classes.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || classes[at - 1] == ' ') && (end == classes.size() || classes[end] == ' ')) return true;
  }
  return false;
}

bool hidden(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_MATH:
      return true;
    default:
      break;
  }
  for (const char* name :
       {"reference", "mw-ref", "noprint", "mw-editsection", "thumb", "gallery", "mw-empty-elt", "reflist", "references",
        "navbox", "hatnote", "toc", "catlinks", "printfooter", "mw-jump-link"})
    if (has_class(element, name)) return true;
  const std::string_view style = attribute(element, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("visibility:hidden") != std::string_view::npos;
}

std::string decoded(std::string_view address) {
  std::string text;
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
  };
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (address[i] == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 && digit(address[i + 2]) >= 0) {
      text += static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2]));
      i += 2;
    } else {
      text += address[i] == '_' ? ' ' : address[i];
    }
  }
  return text;
}

// The title of a page of the same wiki that an address leads to; empty for other addresses.
std::string page_of(std::string_view address) {
  address = address.substr(0, address.find('#'));
  if (address.starts_with("./")) return decoded(address.substr(2));
  if (const std::size_t wiki = address.find("/wiki/");
      wiki != std::string_view::npos && (wiki == 0 || address.find("wikipedia.org/wiki/") != std::string_view::npos))
    return decoded(address.substr(wiki + 6));
  return {};
}

class HtmlWalker {
 public:
  explicit HtmlWalker(std::string_view bytes) : bytes_(bytes), writer_(page_.text) { page_.text.language.clear(); }

  WikiPage walk(const GumboNode* root) {
    node(root, 0);
    writer_.end();
    return std::move(page_);
  }

 private:
  void node(const GumboNode* which, unsigned depth) {
    switch (which->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        text(which->v.text);
        break;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        if (depth < kDeepestHtml) element(which->v.element, depth);
        break;
      default:
        break;
    }
  }

  void children(const GumboElement& parent, unsigned depth) {
    for (unsigned i = 0; i < parent.children.length; ++i)
      node(static_cast<const GumboNode*>(parent.children.data[i]), depth + 1);
  }

  void text(const GumboText& text) {
    if (!writer_.open()) return;
    write_words(text, bytes_, writer_);
  }

  void block(const GumboElement& element, unsigned depth, Block::Kind kind, int level) {
    writer_.begin(kind, level);
    children(element, depth);
    writer_.end();
  }

  void element(const GumboElement& element, unsigned depth) {
    if (element.tag == GUMBO_TAG_HEAD) return head(element);
    if (hidden(element)) return;
    if (const int level = heading_level(element.tag)) return block(element, depth, Block::Kind::heading, level);
    switch (element.tag) {
      case GUMBO_TAG_BODY:
        if (page_.text.language.empty()) page_.text.language = attribute(element, "lang");
        return children(element, depth);
      case GUMBO_TAG_HTML:
        page_.text.language = attribute(element, "lang");
        return children(element, depth);
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
      case GUMBO_TAG_DL:
        ++lists_;
        children(element, depth);
        --lists_;
        return;
      case GUMBO_TAG_LI:
        return block(element, depth, Block::Kind::list_item, lists_);
      case GUMBO_TAG_P:
        if (lists_ > 0) return children(element, depth);
        return block(element, depth, Block::Kind::paragraph, 0);
      case GUMBO_TAG_BR:
        if (writer_.open()) writer_.words(" ");
        return;
      case GUMBO_TAG_A:
        return link(element, depth);
      default:
        children(element, depth);
    }
  }

  void link(const GumboElement& element, unsigned depth) {
    const std::size_t from = writer_.size();
    children(element, depth);
    std::string page = page_of(attribute(element, "href"));
    if (writer_.open() && !page.empty() && writer_.size() > from)
      page_.links.push_back({{from, writer_.size()}, std::move(page)});
  }

  void head(const GumboElement& head) {
    for (unsigned i = 0; i < head.children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(head.children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& element = child->v.element;
      if (element.tag == GUMBO_TAG_TITLE && element.children.length > 0) {
        const auto* words = static_cast<const GumboNode*>(element.children.data[0]);
        if (words->type == GUMBO_NODE_TEXT) page_.title = decoded(words->v.text.text);
        if (const std::size_t site = page_.title.find(" - Wikipedia"); site != std::string::npos)
          page_.title.resize(site);
        if (const std::size_t site = page_.title.find(" – Wikipedia"); site != std::string::npos)
          page_.title.resize(site);
      }
    }
  }

  std::string_view bytes_;
  WikiPage page_;
  TextWriter writer_;
  int lists_ = 0;
};

}  // namespace

Result<WikiPage> wiki_html_page(std::string_view bytes) {
  const auto tree = HtmlTree::parse(bytes);
  if (!tree) return tree.error();
  return HtmlWalker(bytes).walk(tree->root());
}

}  // namespace thisday::gather
