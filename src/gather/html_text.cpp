#include "gather/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "gather/text_writer.hpp"

namespace thisday::gather {
namespace {

using story::Block;

/// What elements are to a reader of the main text.
enum class Role : std::uint8_t {
  inline_words,
  block,
  dropped,  ///< never words
  aside     ///< seldom part of what a page says
};

constexpr std::array kDropped = {GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TEMPLATE,
                                 GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED,
                                 GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,  GUMBO_TAG_CANVAS, GUMBO_TAG_SVG,
                                 GUMBO_TAG_MATH,     GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
                                 GUMBO_TAG_INPUT,    GUMBO_TAG_DEL,    GUMBO_TAG_RT,     GUMBO_TAG_RP};
constexpr std::array kAsides = {GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_MENU};
constexpr std::array kBlocks = {
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,    GUMBO_TAG_CAPTION,
    GUMBO_TAG_CENTER,  GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,    GUMBO_TAG_DIV,     GUMBO_TAG_DL,
    GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_H1,
    GUMBO_TAG_H2,      GUMBO_TAG_H3,       GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
    GUMBO_TAG_HEADER,  GUMBO_TAG_HR,       GUMBO_TAG_HTML,       GUMBO_TAG_LI,      GUMBO_TAG_MAIN,
    GUMBO_TAG_OL,      GUMBO_TAG_P,        GUMBO_TAG_PRE,        GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,
    GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,    GUMBO_TAG_TD,         GUMBO_TAG_TFOOT,   GUMBO_TAG_TH,
    GUMBO_TAG_THEAD,   GUMBO_TAG_TR,       GUMBO_TAG_UL};

constexpr auto kRoles = [] {
  std::array<Role, GUMBO_TAG_LAST + 1> roles{};
  for (const GumboTag tag : kDropped) roles[tag] = Role::dropped;
  for (const GumboTag tag : kAsides) roles[tag] = Role::aside;
  for (const GumboTag tag : kBlocks) roles[tag] = Role::block;
  return roles;
}();

Role role_of(GumboTag tag) {
  return kRoles[tag];
}

bool among(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether a word of a class or an id is among `words`: "site-footer" has "site" and "footer".
bool has_word(std::string_view names, const auto& words) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find_first_of(" -_"), names.size());
    if (among(names.substr(0, end), words)) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

// What pages call the parts that are not what they say. The names of whole classes, for those of one word say little.
constexpr std::array<std::string_view, 29> kAsideWords = {
    "nav",      "navbar",  "navbox",  "navigation", "menu",      "sidebar",    "breadcrumb", "breadcrumbs",
    "footer",   "cookie",  "cookies", "share",      "sharing",   "social",     "comments",   "advert",
    "adverts",  "ads",     "promo",   "newsletter", "subscribe", "pagination", "pager",      "toc",
    "catlinks", "noprint", "hatnote", "reflist",    "infobox"};
constexpr std::array<std::string_view, 9> kNoteClasses = {"reference",    "mw-ref",    "mw-editsection",
                                                          "references",   "footnotes", "footnote-ref",
                                                          "mw-jump-link", "skip-link", "printfooter"};
constexpr std::array<std::string_view, 7> kAsideRoles = {"navigation", "banner", "contentinfo", "complementary",
                                                         "search",     "dialog", "menu"};

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const std::string_view style = attribute(element, "style");
  for (const std::string_view none : {"display:none", "display: none", "visibility:hidden", "visibility: hidden"})
    if (style.find(none) != std::string_view::npos) return true;
  return false;
}

// A note's number, a link to edit a section: words within a sentence that are none of it.
bool is_note(const GumboElement& element) {
  for (std::string_view classes = attribute(element, "class"); !classes.empty();) {
    const std::size_t end = std::min(classes.find(' '), classes.size());
    if (among(classes.substr(0, end), kNoteClasses)) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

bool is_aside(const GumboElement& element) {
  return role_of(element.tag) == Role::aside || among(attribute(element, "role"), kAsideRoles) ||
         has_word(attribute(element, "class"), kAsideWords) || has_word(attribute(element, "id"), kAsideWords);
}

/// How much stands in an element.
struct Amount {
  std::uint32_t words = 0;   ///< bytes that are no blanks
  std::uint32_t linked = 0;  ///< of these in links
  std::uint32_t links = 0;
  bool blocks = false;  ///< whether there are paragraphs, lists or headings in it
};

class MainText {
 public:
  explicit MainText(std::string_view bytes) : bytes_(bytes), writer_(text_) {}

  story::Text of(const GumboNode* root) {
    measure(root, 0);
    main_ = root;
    find_main(root, 0);
    whole_ = words_of(main_);
    write(true);
    // A page that is all lists of links is about them: an index of days, say.
    if (written() * 4 < whole_) write(false);
    // No map at all would say that the text is its source byte for byte.
    if (text_.map.empty()) text_.map.push_back({0, 0, 0});
    return std::move(text_);
  }

 private:
  void write(bool lean) {
    lean_ = lean;
    text_ = {};
    node(main_, 0);
    writer_.end();
  }

  [[nodiscard]] std::size_t written() const {
    return static_cast<std::size_t>(
        std::count_if(text_.content.begin(), text_.content.end(), [](unsigned char c) { return c > ' '; }));
  }

  static const GumboNode* child(const GumboElement& parent, unsigned index) {
    return static_cast<const GumboNode*>(parent.children.data[index]);
  }

  Amount measure(const GumboNode* which, unsigned depth) {
    Amount amount;
    if (which->type == GUMBO_NODE_TEXT) {
      for (const char* c = which->v.text.text; *c != '\0'; ++c) amount.words += static_cast<unsigned char>(*c) > ' ';
      return amount;
    }
    if (which->type != GUMBO_NODE_ELEMENT || depth >= kDeepestHtml) return amount;
    const GumboElement& element = which->v.element;
    if (role_of(element.tag) == Role::dropped || is_hidden(element)) return amount;
    for (unsigned i = 0; i < element.children.length; ++i) {
      const Amount part = measure(child(element, i), depth + 1);
      amount.words += part.words;
      amount.linked += part.linked;
      amount.links += part.links;
      amount.blocks = amount.blocks || part.blocks;
    }
    switch (element.tag) {
      case GUMBO_TAG_A:
        amount.linked = amount.words;
        ++amount.links;
        break;
      case GUMBO_TAG_P:
      case GUMBO_TAG_LI:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_TABLE:
      case GUMBO_TAG_BR:
        amount.blocks = true;
        break;
      default:
        amount.blocks = amount.blocks || heading_level(element.tag) > 0;
    }
    amounts_.emplace(which, amount);
    return amount;
  }

  // <main> is what the page says it is; of articles, the one that holds most of it, but not one of several.
  void find_main(const GumboNode* which, unsigned depth) {
    if (which->type != GUMBO_NODE_ELEMENT || depth >= kDeepestHtml) return;
    const GumboElement& element = which->v.element;
    const bool is_main = element.tag == GUMBO_TAG_MAIN || attribute(element, "role") == "main";
    const std::uint32_t words = words_of(which);
    if (is_main ? words > 0 : element.tag == GUMBO_TAG_ARTICLE && words * 2 > words_of(main_)) main_ = which;
    if (element.tag == GUMBO_TAG_ARTICLE) return;  // its comments are articles, too
    for (unsigned i = 0; i < element.children.length; ++i) find_main(child(element, i), depth + 1);
  }

  [[nodiscard]] std::uint32_t words_of(const GumboNode* which) const {
    const auto found = amounts_.find(which);
    return found == amounts_.end() ? 0 : found->second.words;
  }

  // What is large is the text itself, whatever it is called.
  [[nodiscard]] bool passed_over(const GumboNode* which) const {
    const GumboElement& element = which->v.element;
    if (role_of(element.tag) == Role::dropped || is_hidden(element) || is_note(element)) return true;
    const auto found = amounts_.find(which);
    if (found == amounts_.end() || which == main_) return false;
    const Amount& amount = found->second;
    if (!lean_ || amount.words * 2 > whole_) return false;
    if (is_aside(element)) return true;
    const bool group = element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_DIV ||
                       element.tag == GUMBO_TAG_TABLE || element.tag == GUMBO_TAG_SECTION;
    return group && amount.links >= 3 && amount.linked * 5 > amount.words * 4;
  }

  void node(const GumboNode* which, unsigned depth) {
    if (which->type == GUMBO_NODE_TEXT || which->type == GUMBO_NODE_CDATA || which->type == GUMBO_NODE_WHITESPACE)
      return words(which->v.text);
    if (which->type == GUMBO_NODE_ELEMENT && depth < kDeepestHtml && !passed_over(which)) element(which, depth);
  }

  void children(const GumboElement& parent, unsigned depth) {
    for (unsigned i = 0; i < parent.children.length; ++i) node(child(parent, i), depth + 1);
  }

  void element(const GumboNode* which, unsigned depth) {
    const GumboElement& element = which->v.element;
    if (role_of(element.tag) == Role::inline_words) return inline_element(element, depth);
    if (element.tag == GUMBO_TAG_TABLE) {
      const bool outer = rows_;
      rows_ = !holds_blocks(element);
      block(element, depth, kind_, level_);
      rows_ = outer;
    } else if (rows_ && (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH)) {
      if (writer_.open()) writer_.tab();
      children(element, depth);
    } else if (const int level = heading_level(element.tag)) {
      block(element, depth, Block::Kind::heading, level);
    } else if (element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_DL) {
      ++lists_;
      block(element, depth, kind_, level_);
      --lists_;
    } else if (element.tag == GUMBO_TAG_LI || element.tag == GUMBO_TAG_DD || element.tag == GUMBO_TAG_DT) {
      block(element, depth, Block::Kind::list_item, lists_);
    } else if (element.tag == GUMBO_TAG_BLOCKQUOTE) {
      block(element, depth, Block::Kind::quote, 0);
    } else if (element.tag == GUMBO_TAG_FIGCAPTION || element.tag == GUMBO_TAG_CAPTION) {
      block(element, depth, Block::Kind::caption, 0);
    } else if (element.tag == GUMBO_TAG_PRE) {
      block(element, depth, holds_code(element) ? Block::Kind::code : kind_, level_);
    } else {
      block(element, depth, kind_, level_);
    }
  }

  // Whether there is more in the cells of a table than words: it is then a way to lay out a page.
  [[nodiscard]] bool holds_blocks(const GumboElement& table) const {
    for (unsigned i = 0; i < table.children.length; ++i) {
      const auto found = amounts_.find(child(table, i));
      if (found != amounts_.end() && found->second.blocks) return true;
    }
    return false;
  }

  // Typed letters stand in <pre>, too.
  static bool holds_code(const GumboElement& pre) {
    return pre.children.length > 0 && child(pre, 0)->type == GUMBO_NODE_ELEMENT &&
           child(pre, 0)->v.element.tag == GUMBO_TAG_CODE;
  }

  // Words that no paragraph holds are paragraphs of their own: the writer opens one when they come.
  void block(const GumboElement& element, unsigned depth, Block::Kind kind, int level) {
    writer_.end();
    const Block::Kind outer_kind = kind_;
    const int outer_level = level_;
    kind_ = kind;
    level_ = level;
    children(element, depth);
    writer_.end();
    kind_ = outer_kind;
    level_ = outer_level;
  }

  void inline_element(const GumboElement& element, unsigned depth) {
    if (element.tag == GUMBO_TAG_BR) {
      // Two of them are how paragraphs were made once.
      if (broken_)
        writer_.end();
      else if (writer_.open())
        writer_.words(" ");
      broken_ = true;
    } else if (element.tag == GUMBO_TAG_Q) {
      open();
      writer_.words("“");
      children(element, depth);
      writer_.words("”");
    } else {
      children(element, depth);
    }
  }

  void open() {
    if (!writer_.open()) writer_.begin(kind_, level_);
  }

  void words(const GumboText& text) {
    const std::string_view shown(text.text);
    const bool blank = shown.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (blank && !writer_.open()) return;
    if (!blank) broken_ = false;
    open();
    write_words(text, bytes_, writer_);
  }

  std::string_view bytes_;
  story::Text text_;
  TextWriter writer_;
  std::unordered_map<const GumboNode*, Amount> amounts_;
  const GumboNode* main_ = nullptr;
  std::uint32_t whole_ = 0;
  bool lean_ = true;  ///< without what is aside
  Block::Kind kind_ = Block::Kind::paragraph;
  int level_ = 0;
  int lists_ = 0;
  bool rows_ = false;    ///< in a table with words in its cells, whose rows are paragraphs
  bool broken_ = false;  ///< a line was broken, and no word has come since
};

}  // namespace

story::Text html_text(const HtmlTree& tree, std::string_view bytes) {
  return MainText(bytes).of(tree.root());
}

}  // namespace thisday::gather
