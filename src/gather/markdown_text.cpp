#include "gather/markdown_text.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thisday::gather {
namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Node = std::unique_ptr<cmark_node, Free>;

Node parse(std::string_view markdown) {
  [[maybe_unused]] static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  const std::unique_ptr<cmark_parser, Free> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  for (const char* name : {"table", "strikethrough"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Node(cmark_parser_finish(parser.get()));
}

constexpr bool is_name(char c) {
  return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What "&amp;" stands for; empty if for nothing.
std::string entity(std::string_view reference) {
  const Node document = parse(reference);
  cmark_node* paragraph = cmark_node_first_child(document.get());
  cmark_node* text = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
  const char* literal = text == nullptr ? nullptr : cmark_node_get_literal(text);
  return literal == nullptr || literal == reference ? std::string() : std::string(literal);
}

// Finds a node's words again in the source. cmark tells where inlines begin, not always rightly; the bytes decide.
class Aligner {
 public:
  explicit Aligner(std::string_view source) : source_(source) {}

  /// Words may stand from here to there from now on.
  void within(std::size_t begin, std::size_t end) {
    cursor_ = std::max(cursor_, begin);
    end_ = end;
  }

  /// The runs of `words`, whose content begins at `content`; tried at `claimed` first. None where they are not found.
  std::vector<story::Text::Run> find(std::string_view words, std::size_t content, std::size_t claimed) {
    budget_ = (1 << 14) + 16 * static_cast<std::ptrdiff_t>(words.size());
    if (claimed >= cursor_)
      if (auto runs = align(words, content, claimed)) return *runs;
    for (std::size_t at = cursor_; at < end_ && budget_ > 0; ++at, --budget_)
      if (auto runs = align(words, content, at)) return *runs;
    return {};
  }

 private:
  // The words are as in the source but for backslashes before marks and for character references.
  std::optional<std::vector<story::Text::Run>> align(std::string_view words, std::size_t content, std::size_t at) {
    std::vector<story::Text::Run> runs;
    bool joined = false;
    for (std::size_t i = 0; i < words.size();) {
      if (at >= end_ || budget_ <= 0) return std::nullopt;
      if (source_[at] == '&') {
        const std::string_view reference = reference_at(at);
        const std::string& character = character_of(reference);
        if (!character.empty()) {
          budget_ -= 8;
          if (words.substr(i, character.size()) != character) return std::nullopt;
          i += character.size();
          at += reference.size();
          joined = false;
          continue;
        }
      }
      if (source_[at] == '\\' && at + 1 < end_ && words[i] == source_[at + 1] && words[i] != '\\') {
        ++at;
        joined = false;
      } else if (source_[at] == '\\' && at + 1 < end_ && words[i] == '\\' && source_[at + 1] == '\\') {
        ++at;
        joined = false;
      }
      if (source_[at] != words[i]) return std::nullopt;
      if (joined)
        ++runs.back().length;
      else
        runs.push_back({content + i, at, 1});
      joined = true;
      ++i, ++at, --budget_;
    }
    cursor_ = at;
    return runs;
  }

  const std::string& character_of(std::string_view reference) {
    const auto known = known_.find(reference);
    return known != known_.end() ? known->second : known_.emplace(reference, entity(reference)).first->second;
  }

  std::string_view reference_at(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < end_ && end - at < 40 && is_name(source_[end])) ++end;
    return end < end_ && source_[end] == ';' && end > at + 1 ? source_.substr(at, end + 1 - at) : std::string_view();
  }

  std::string_view source_;
  std::size_t cursor_ = 0;
  std::size_t end_ = 0;
  std::ptrdiff_t budget_ = 0;  // comparisons left for this node: all nodes together stay linear
  std::map<std::string_view, std::string> known_{{std::string_view(), std::string()}};
};

class TextMaker {
 public:
  TextMaker(std::string_view source, std::size_t begin) : source_(source), aligner_(source) {
    lines_.push_back(begin);
    for (std::size_t at = begin; (at = source.find('\n', at)) != std::string_view::npos;) lines_.push_back(++at);
  }

  story::Text make() {
    const Node document = parse(source_.substr(lines_.front()));
    const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document.get()));
    for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (event == CMARK_EVENT_ENTER)
        enter(node);
      else
        leave(node);
    }
    // No map at all would say that the text is its source byte for byte.
    if (text_.map.empty()) text_.map.push_back({0, lines_.front(), 0});
    return std::move(text_);
  }

 private:
  void enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_ITEM)
      ++items_;
    else if (type == CMARK_NODE_BLOCK_QUOTE)
      ++quotes_;
    else if (type == CMARK_NODE_IMAGE)
      ++images_;
    else if (type == CMARK_NODE_PARAGRAPH)
      begin(node, paragraph_kind(node));
    else if (type == CMARK_NODE_HEADING)
      begin(node, story::Block::Kind::heading);
    else if (is_row(node))
      begin(node, story::Block::Kind::paragraph);
    else if (type_is(node, "table_cell") && cmark_node_previous(node) != nullptr)
      text_.content += '\t';
    else if (type == CMARK_NODE_CODE_BLOCK)
      code(node);
    else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
      words(node);
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
      text_.content += shown() ? "\n" : "";
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_ITEM)
      --items_;
    else if (type == CMARK_NODE_BLOCK_QUOTE)
      --quotes_;
    else if (type == CMARK_NODE_IMAGE)
      --images_;
    else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_row(node))
      end();
  }

  static bool type_is(cmark_node* node, std::string_view name) { return name == cmark_node_get_type_string(node); }

  static bool is_row(cmark_node* node) { return type_is(node, "table_row") || type_is(node, "table_header"); }

  story::Block::Kind paragraph_kind(cmark_node* paragraph) {
    caption_ = false;
    bool only_images = true;
    for (cmark_node* child = cmark_node_first_child(paragraph); child != nullptr; child = cmark_node_next(child)) {
      const cmark_node_type type = cmark_node_get_type(child);
      if (type != CMARK_NODE_IMAGE && type != CMARK_NODE_SOFTBREAK) only_images = false;
    }
    caption_ = only_images;
    if (caption_) return story::Block::Kind::caption;
    if (items_ > 0) return story::Block::Kind::list_item;
    return quotes_ > 0 ? story::Block::Kind::quote : story::Block::Kind::paragraph;
  }

  // An image's description among words would break the sentence; by itself it is a caption.
  [[nodiscard]] bool shown() const { return images_ == 0 || caption_; }

  std::size_t line_begin(int line) const {
    const auto index = static_cast<std::size_t>(std::max(line, 1));
    return index > lines_.size() ? source_.size() : lines_[index - 1];
  }

  void begin(cmark_node* node, story::Block::Kind kind) {
    if (!text_.content.empty()) text_.content += "\n\n";
    const int level = kind == story::Block::Kind::heading ? cmark_node_get_heading_level(node) : 0;
    text_.blocks.push_back({kind, level, {text_.content.size(), text_.content.size()}});
    aligner_.within(line_begin(cmark_node_get_start_line(node)), line_begin(cmark_node_get_end_line(node) + 1));
  }

  void end() {
    story::Block& block = text_.blocks.back();
    block.range.end = text_.content.size();
    if (block.range.size() > 0) return;
    // A block of nothing but what is not shown.
    text_.blocks.pop_back();
    if (text_.content.ends_with("\n\n")) text_.content.resize(text_.content.size() - 2);
  }

  // <https://example.org/1989/0720> is no prose, and 1989 there no year.
  static bool is_address(cmark_node* node, std::string_view words) {
    cmark_node* link = cmark_node_parent(node);
    if (link == nullptr || cmark_node_get_type(link) != CMARK_NODE_LINK) return false;
    const std::string_view url = cmark_node_get_url(link);
    return url == words || (url.starts_with("mailto:") && url.substr(7) == words);
  }

  void words(cmark_node* node) {
    if (!shown() || text_.blocks.empty()) return;
    const char* literal = cmark_node_get_literal(node);
    if (literal == nullptr || is_address(node, literal)) return;
    const int column = std::max(cmark_node_get_start_column(node), 1);
    add(literal, line_begin(cmark_node_get_start_line(node)) + static_cast<std::size_t>(column) - 1);
  }

  void add(std::string_view words, std::size_t claimed) {
    const auto runs = aligner_.find(words, text_.content.size(), claimed);
    text_.map.insert(text_.map.end(), runs.begin(), runs.end());
    text_.content += words;
  }

  void code(cmark_node* node) {
    begin(node, story::Block::Kind::code);
    int length = 0;
    int offset = 0;
    char character = 0;
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0;
    const int line = cmark_node_get_start_line(node) + (fenced ? 1 : 0);
    aligner_.within(line_begin(line), line_begin(cmark_node_get_end_line(node) + 1));
    std::string_view literal = cmark_node_get_literal(node);
    while (literal.ends_with('\n')) literal.remove_suffix(1);
    while (!literal.empty()) {
      const std::size_t at = std::min(literal.find('\n'), literal.size());
      add(literal.substr(0, at), 0);
      if (at < literal.size()) text_.content += '\n';
      literal.remove_prefix(std::min(at + 1, literal.size()));
    }
    end();
  }

  std::string_view source_;
  std::vector<std::size_t> lines_;  // where each begins in the source
  Aligner aligner_;
  story::Text text_;
  int items_ = 0;
  int quotes_ = 0;
  int images_ = 0;
  bool caption_ = false;
};

}  // namespace

story::Text markdown_text(std::string_view source, std::size_t begin) {
  return TextMaker(source, std::min(begin, source.size())).make();
}

}  // namespace thisday::gather
