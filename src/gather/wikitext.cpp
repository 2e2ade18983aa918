// Wikitext as readable text.
//
//   == Heading ==      * item   ** item below it     [[Page|words]]   [https://… words]     ''italic'' '''bold'''
//   {{template|value|name=value}}    <ref>…</ref>    <!-- … -->       {| tables |}
//
// One pass finds which brackets belong together; then the page is walked once, and each template's values are walked
// only as often as its words show them.

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "gather/text_writer.hpp"
#include "gather/wiki_page.hpp"
#include "gather/wiki_words.hpp"
#include "gather/words.hpp"

namespace thisday::gather {
namespace {

using story::Block;
using story::ByteRange;

constexpr std::size_t kDeepest = 24;  // templates and links within each other; deeper ones show nothing

constexpr std::array<std::string_view, 12> kHidden = {
    "ref",   "math",      "gallery",     "timeline",        "score", "imagemap",
    "style", "noinclude", "includeonly", "syntaxhighlight", "poem",  "hiero"};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A character that is written by its name or number, as HTML 5 has it.
std::string entity(std::string_view written) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_P;
  GumboOutput* output = gumbo_parse_with_options(&options, written.data(), written.size());
  std::string text;
  const GumboVector& children = output->root->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* node = static_cast<const GumboNode*>(children.data[i]);
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) text += node->v.text.text;
  }
  gumbo_destroy_output(&options, output);
  return text;
}

class WikitextParser {
 public:
  WikitextParser(std::string_view bytes, std::string_view language)
      : bytes_(bytes), words_(WikiWords::shipped()), writer_(page_.text) {
    page_.text.language = language;
  }

  WikiPage parse() {
    match_brackets();
    for (std::size_t at = 0; at < bytes_.size();) at = line(at);
    writer_.end();
    return std::move(page_);
  }

 private:
  void match_brackets() {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at + 1 < bytes_.size();) {
      const std::string_view two = bytes_.substr(at, 2);
      if (two == "<!") {
        at = after_comment(at);
      } else if (two == "{{" || two == "[[") {
        open.push_back(at);
        at += 2;
      } else if (two == "}}") {
        // An open link within a closed template is no link.
        while (!open.empty() && bytes_[open.back()] == '[') open.pop_back();
        at = close(open, at);
      } else if (two == "]]" && !open.empty() && bytes_[open.back()] == '[') {
        at = close(open, at);
      } else {
        ++at;
      }
    }
  }
  std::size_t close(std::vector<std::size_t>& open, std::size_t at) {
    if (!open.empty()) {
      closes_[open.back()] = at;
      open.pop_back();
    }
    return at + 2;
  }

  // Past a comment, or past "<" where there is none.
  std::size_t after_comment(std::size_t at) const {
    if (!bytes_.substr(at).starts_with("<!--")) return at + 1;
    const std::size_t end = bytes_.find("-->", at + 4);
    return end == std::string_view::npos ? bytes_.size() : end + 3;
  }

  // One line with what its brackets and tags carry over to others; returns where the next begins.
  std::size_t line(std::size_t at) {
    const char c = bytes_[at];
    if (c == '*' || c == '#' || c == ':' || c == ';') {
      std::size_t marks = at;
      while (marks < bytes_.size() && std::string_view("*#:;").find(bytes_[marks]) != std::string_view::npos) ++marks;
      const bool item = bytes_.substr(at, marks - at).find_first_of("*#") != std::string_view::npos;
      writer_.begin(item ? Block::Kind::list_item : Block::Kind::paragraph, item ? static_cast<int>(marks - at) : 0);
      return end_of_block(inline_until(marks, bytes_.size(), 0, Stop::line));
    }
    if (c == '=') return heading(at);
    if (c == '\n') {
      writer_.end();
      return at + 1;
    }
    const std::size_t first = std::min(bytes_.find_first_not_of(" \t", at), bytes_.size());
    const std::string_view rest = bytes_.substr(first, 2);
    // Of tables only the lists in their cells are read.
    if (rest.starts_with("{|") || rest.starts_with('|') || rest.starts_with('!') || rest == "__") {
      writer_.end();
      return after_line(first);
    }
    if (!writer_.open() || page_.text.blocks.back().kind != Block::Kind::paragraph)
      writer_.begin(Block::Kind::paragraph, 0);
    const std::size_t end = inline_until(at, bytes_.size(), 0, Stop::line);
    if (end < bytes_.size()) writer_.words(" ");
    return std::min(end + 1, bytes_.size());
  }

  std::size_t end_of_block(std::size_t end) {
    writer_.end();
    return std::min(end + 1, bytes_.size());
  }

  // Past the line that a table's row or cell is on, over templates that go on below it.
  std::size_t after_line(std::size_t at) const {
    while (at < bytes_.size() && bytes_[at] != '\n') {
      const auto closing = closes_.find(at);
      at = closing == closes_.end() ? at + 1 : closing->second + 2;
    }
    return std::min(at + 1, bytes_.size());
  }

  std::size_t heading(std::size_t at) {
    std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
    std::string_view text = bytes_.substr(at, end - at);
    if (const std::size_t comment = text.find("<!--"); comment != std::string_view::npos)
      text = text.substr(0, comment);
    text = trimmed(text);
    std::size_t level = 0;
    while (level < 6 && text.size() >= 2 * level + 3 && text[level] == '=' && text[text.size() - 1 - level] == '=')
      ++level;
    if (level == 0) {  // "==" by itself
      writer_.end();
      return std::min(end + 1, bytes_.size());
    }
    seen_heading_ = true;
    writer_.begin(Block::Kind::heading, static_cast<int>(level));
    inline_until(at + level, at + text.size() - level, 0, Stop::range);
    return end_of_block(end);
  }

  enum class Stop { line, range };

  // Writes what stands from `at` on, up to `to` or the end of the line; returns where it stopped.
  std::size_t inline_until(std::size_t at, std::size_t to, std::size_t depth, Stop stop) {
    std::size_t plain = at;
    const auto flush = [&](std::size_t until) {
      if (until > plain) writer_.source(bytes_.substr(plain, until - plain), plain);
    };
    while (at < to) {
      const char c = bytes_[at];
      if (c == '\n' && stop == Stop::line) break;
      std::size_t after = at;
      if (c == '\'' && bytes_.substr(at, 2) == "''") {
        flush(at);
        plain = after = quotes(at, to);
      } else if (c == '[' || c == '{' || c == '<' || c == '&') {
        flush(at);
        plain = at;
        after = c == '['   ? bracket(at, to, depth)
                : c == '{' ? braces(at, to, depth)
                : c == '<' ? tag(at, to)
                           : ampersand(at, to);
        if (after != at) plain = after;
      }
      at = after == at ? at + 1 : after;
    }
    flush(std::min(at, to));
    return std::min(at, to);
  }

  std::size_t quotes(std::size_t at, std::size_t to) {
    std::size_t end = at;
    while (end < to && bytes_[end] == '\'') ++end;
    const std::size_t count = end - at;
    if (count == 4) writer_.source("'", at);
    if (count >= 3 && !seen_heading_ && writer_.open()) bold();
    return end;
  }
  void bold() {
    if (bold_begin_ == std::string::npos) {
      bold_begin_ = writer_.size();
      return;
    }
    if (bold_begin_ <= writer_.size()) page_.hints.push_back({page_.text.content.substr(bold_begin_), 5});
    bold_begin_ = std::string::npos;
  }

  std::size_t bracket(std::size_t at, std::size_t to, std::size_t depth) {
    const auto closing = closes_.find(at);
    if (closing != closes_.end() && closing->second + 2 <= to) {
      if (depth < kDeepest) link(at + 2, closing->second, depth);
      return closing->second + 2;
    }
    // [https://example.org words]
    const std::string_view rest = bytes_.substr(at + 1, to - at - 1);
    if (!rest.starts_with("http") && !rest.starts_with("//")) return at;
    const std::size_t end = rest.find_first_of("]\n");
    if (end == std::string_view::npos || rest[end] != ']') return at;
    const std::size_t blank = rest.find(' ');
    if (blank < end && depth < kDeepest) inline_until(at + 2 + blank, at + 1 + end, depth + 1, Stop::range);
    return at + 2 + end;
  }

  void link(std::size_t begin, std::size_t end, std::size_t depth) {
    const std::string_view inside = bytes_.substr(begin, end - begin);
    const std::size_t bar = std::min(inside.find('|'), inside.size());
    std::string_view target = trimmed(inside.substr(0, bar));
    const bool shown = target.starts_with(':');
    if (shown) target.remove_prefix(1);
    const std::size_t colon = target.find(':');
    if (colon != std::string_view::npos && words_.dropped(target.substr(0, colon))) {
      if (!shown) return hint(target.substr(colon + 1), 1);
    }
    // [[de:Seite]] leads to the same page in another language and is not shown.
    if (!shown && bar == inside.size() && (colon == 2 || colon == 3) && target.size() > colon + 1 &&
        target[colon + 1] != ' ' &&
        std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon),
                    [](char c) { return c >= 'a' && c <= 'z'; }))
      return;
    const std::size_t from = writer_.size();
    if (bar < inside.size())
      inline_until(begin + bar + 1, end, depth + 1, Stop::range);
    else
      inline_until(static_cast<std::size_t>(target.data() - bytes_.data()),
                   static_cast<std::size_t>(target.data() - bytes_.data()) + target.size(), depth + 1, Stop::range);
    std::string page(trimmed(target.substr(0, target.find('#'))));
    std::replace(page.begin(), page.end(), '_', ' ');
    for (std::size_t at = page.find("&nbsp;"); at != std::string::npos; at = page.find("&nbsp;"))
      page.replace(at, 6, " ");
    if (const std::size_t bracket = page.find(" ("); bracket != std::string::npos) hint(page.substr(0, bracket), 1);
    if (!page.empty() && writer_.size() > from) page_.links.push_back({{from, writer_.size()}, std::move(page)});
  }

  std::size_t braces(std::size_t at, std::size_t to, std::size_t depth) {
    const auto closing = closes_.find(at);
    if (closing == closes_.end() || closing->second + 2 > to) return at;
    if (depth < kDeepest) template_words(at + 2, closing->second, depth);
    return closing->second + 2;
  }

  // The values of a template: between bars that stand in no bracket within.
  std::vector<ByteRange> values_of(std::size_t begin, std::size_t end) const {
    std::vector<ByteRange> values;
    for (std::size_t at = begin; at < end;) {
      const auto closing = closes_.find(at);
      if (closing != closes_.end()) {
        at = closing->second + 2;
      } else if (bytes_[at] == '|') {
        values.push_back({begin, at});
        begin = ++at;
      } else {
        ++at;
      }
    }
    values.push_back({begin, end});
    return values;
  }

  void template_words(std::size_t begin, std::size_t end, std::size_t depth) {
    if (end - begin > 20'000) return;  // a whole table
    const std::vector<ByteRange> values = values_of(begin, end);
    std::string name(trimmed(bytes_.substr(values[0].begin, values[0].size())));
    std::replace(name.begin(), name.end(), '_', ' ');
    if (name.starts_with("formatnum:") || name.starts_with("FORMATNUM:")) return writer_.words(name.substr(10));
    hints_of(values);
    const auto words = words_.expansion(name, page_.text.language);
    if (words) expand(*words, name, values, depth);
  }

  [[nodiscard]] std::string_view value(const std::vector<ByteRange>& values, std::string_view name) const {
    const auto range = value_range(values, name);
    return range ? bytes_.substr(range->begin, range->size()) : std::string_view();
  }
  // The value that is named, or that has the number among those without a name.
  [[nodiscard]] std::optional<ByteRange> value_range(const std::vector<ByteRange>& values,
                                                     std::string_view name) const {
    int number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    for (std::size_t i = 1; i < values.size(); ++i) {
      const std::string_view text = bytes_.substr(values[i].begin, values[i].size());
      const std::size_t equals = text.find('=');
      const bool named =
          equals != std::string_view::npos && text.substr(0, equals).find_first_of("[{<") == std::string_view::npos;
      if (named && trimmed(text.substr(0, equals)) == name)
        return ByteRange{values[i].begin + equals + 1, values[i].end};
      if (!named && number > 0 && --number == 0) return values[i];
    }
    return std::nullopt;
  }

  void expand(std::string_view words, std::string_view name, const std::vector<ByteRange>& values, std::size_t depth) {
    for (std::size_t at = 0; at < words.size();) {
      if (words[at] != '$') {
        const std::size_t end = std::min(words.find('$', at), words.size());
        writer_.words(words.substr(at, end - at));
        at = end;
        continue;
      }
      bool written = false;
      do {
        const std::size_t begin = ++at;
        if (at < words.size() && words[at] >= '0' && words[at] <= '9')
          ++at;
        else
          while (at < words.size() && letter(words[at])) ++at;
        const std::string_view key = words.substr(begin, at - begin);
        if (!written) written = show(key, name, values, depth);
      } while (words.substr(at).starts_with("/$") && ++at < words.size());
    }
  }
  bool show(std::string_view key, std::string_view name, const std::vector<ByteRange>& values, std::size_t depth) {
    if (key == "name") {
      writer_.words(name);
      return true;
    }
    if (key == "all" || key == "date") {
      for (std::size_t i = 1; i < values.size(); ++i) {
        if (key == "date" && i == 2) {
          const std::string_view number = trimmed(bytes_.substr(values[i].begin, values[i].size()));
          std::size_t month = 0;
          std::from_chars(number.data(), number.data() + number.size(), month);
          if (const std::string_view month_name = words_.month(month, page_.text.language); !month_name.empty()) {
            writer_.words(" ");
            writer_.words(month_name);
            continue;
          }
        }
        if (bytes_.substr(values[i].begin, values[i].size()).find('=') != std::string_view::npos) continue;
        if (i > 1) writer_.words(" ");
        inline_until(values[i].begin, values[i].end, depth + 1, Stop::range);
      }
      return true;
    }
    const auto range = value_range(values, key);
    if (!range || trimmed(bytes_.substr(range->begin, range->size())).empty()) return false;
    inline_until(range->begin, range->end, depth + 1, Stop::range);
    return true;
  }

  // Values of templates in which the page's title may stand.
  void hints_of(const std::vector<ByteRange>& values) {
    for (std::size_t i = 1; i < values.size() && i < 4; ++i) {
      const std::string_view text = trimmed(bytes_.substr(values[i].begin, values[i].size()));
      if (text.find('=') == std::string_view::npos) hint(text, 1);
    }
    const std::string_view month = trimmed(value(values, "month")), day = trimmed(value(values, "day"));
    if (!month.empty() && !day.empty()) hint(std::string(month) + "/" + std::string(day), 3);
  }
  void hint(std::string_view words, int weight) {
    if (words.size() <= 40 && page_.hints.size() < 2000 && words.find_first_of("0123456789") != std::string_view::npos)
      page_.hints.push_back({std::string(trimmed(words)), weight});
  }

  std::size_t tag(std::size_t at, std::size_t to) {
    if (bytes_.substr(at).starts_with("<!--")) return std::min(after_comment(at), to);
    std::size_t name = at + 1;
    if (name < to && bytes_[name] == '/') ++name;
    std::size_t end = name;
    while (end < to && letter(bytes_[end])) ++end;
    if (end == name) return at;
    const std::size_t close = bytes_.find('>', end);
    if (close == std::string_view::npos || close >= to) return at;
    const std::string tag_name = folded(bytes_.substr(name, end - name));
    if (tag_name == "br" || tag_name == "p" || tag_name == "div") writer_.words(" ");
    if (bytes_[at + 1] == '/' || bytes_[close - 1] == '/') return close + 1;
    if (std::find(kHidden.begin(), kHidden.end(), tag_name) == kHidden.end() || tag_name == "noinclude" ||
        tag_name == "includeonly")
      return close + 1;
    return after_tag(tag_name, close + 1, to);
  }
  // Past the end of what a tag holds; to where it opened if nothing ends it.
  std::size_t after_tag(const std::string& name, std::size_t at, std::size_t to) {
    if (const auto none = unclosed_.find(name); none != unclosed_.end() && at >= none->second) return at;
    const std::size_t end = bytes_.find("</" + name, at);
    if (end == std::string_view::npos) {
      unclosed_.emplace(name, at);
      return at;
    }
    const std::size_t close = bytes_.find('>', end);
    return close == std::string_view::npos ? to : std::min(close + 1, std::max(to, close + 1));
  }

  std::size_t ampersand(std::size_t at, std::size_t to) {
    const std::size_t end = bytes_.substr(at, std::min<std::size_t>(to - at, 12)).find(';');
    if (end == std::string_view::npos || end < 2) return at;
    const std::string_view written = bytes_.substr(at, end + 1);
    if (written.find_first_of(" \n'[{<", 1) != std::string_view::npos) return at;
    const auto [known, fresh] = entities_.try_emplace(std::string(written));
    if (fresh) known->second = entity(written);
    writer_.words(known->second);
    return at + end + 1;
  }

  std::string_view bytes_;
  const WikiWords& words_;
  WikiPage page_;
  TextWriter writer_;
  std::unordered_map<std::size_t, std::size_t> closes_;  ///< "{{" and "[[" to what closes them
  std::unordered_map<std::string, std::size_t> unclosed_;
  std::unordered_map<std::string, std::string> entities_;
  std::size_t bold_begin_ = std::string::npos;
  bool seen_heading_ = false;
};

}  // namespace

WikiPage wikitext_page(std::string_view bytes, std::string_view language) {
  return WikitextParser(bytes, language).parse();
}

}  // namespace thisday::gather
