// What was read, as a page: the text with its mentions marked, why each means what it means, and the timeline.

#include <fmt/format.h>

#include "base/hash.hpp"
#include "cli/reading_formats.hpp"
#include "publish/html.hpp"

namespace thisday::cli {
namespace {

using publish::escape;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --mark: #fff1b8; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --mark: #5a4a10; } }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
mark { background: var(--mark); color: inherit; border-radius: .2em; padding: 0 .1em; }
mark a { color: inherit; text-decoration: none; }
mark small { font: .7em ui-monospace, monospace; opacity: .75; padding-left: .3em; }
table { border-collapse: collapse; width: 100%; font: .85rem/1.4 system-ui, sans-serif; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
:target { outline: 2px solid; }
code { font-family: ui-monospace, monospace; }
blockquote { margin: .2rem 0 .8rem; opacity: .8; }
dt { font-weight: bold; }
)";

std::string meaning_of(const read::Mention& mention) {
  std::string meaning = mention.value.empty() ? "?" : mention.value;
  if (!mention.mod.empty()) meaning.append(" ").append(mention.mod);
  return meaning;
}

// Ids of one page must differ: those of a document begin with the hash of its source.
std::string id_of(const Document& document, std::size_t mention) {
  return fmt::format("{}-{}", short_hash(document.source).substr(0, 6), mention + 1);
}

class Page {
 public:
  explicit Page(const Document& document) : document_(document) {}

  std::string write() {
    out_ += fmt::format("<article>\n<p><code>{}</code>: {} mentions, {} events</p>\n", escape(document_.source),
                        document_.reading.mentions.size(), document_.reading.events.size());
    if (document_.text.blocks.empty()) {
      block("p", {0, document_.text.content.size()});
    } else {
      for (const story::Block& part : document_.text.blocks) block(element(part), part.range);
    }
    mentions();
    timeline();
    return out_ + "</article>\n";
  }

 private:
  static std::string_view element(const story::Block& block) {
    switch (block.kind) {
      case story::Block::Kind::heading:
        return "h2";
      case story::Block::Kind::quote:
        return "blockquote";
      case story::Block::Kind::code:
        return "pre";
      default:
        return "p";
    }
  }

  void block(std::string_view element, story::ByteRange range) {
    const auto& mentions = document_.reading.mentions;
    const std::string_view content = document_.text.content;
    while (next_ < mentions.size() && mentions[next_].range.begin < range.begin) ++next_;
    out_ += fmt::format("<{}>", element);
    std::size_t done = range.begin;
    for (; next_ < mentions.size() && mentions[next_].range.end <= range.end; ++next_) {
      const read::Mention& mention = mentions[next_];
      if (mention.range.begin < done) continue;  // stands within another
      out_ += escape(content.substr(done, mention.range.begin - done));
      out_ +=
          fmt::format("<mark id=\"m{0}\" title=\"{1}\"><a href=\"#r{0}\">{2}</a><small>{3}</small></mark>",
                      id_of(document_, next_), escape(reason(mention)),
                      escape(content.substr(mention.range.begin, mention.range.size())), escape(meaning_of(mention)));
      done = mention.range.end;
    }
    out_ += escape(content.substr(done, range.end - done)) + fmt::format("</{}>\n", element);
  }

  static std::string reason(const read::Mention& mention) {
    std::string why = fmt::format("{} {}, rule {}", read::name(mention.type), meaning_of(mention), mention.rule);
    if (!mention.from.empty()) why += ", from " + mention.from;
    return why;
  }

  void mentions() {
    const auto& all = document_.reading.mentions;
    if (all.empty()) return;
    out_ +=
        "<h2>Mentions</h2>\n<div class=\"scroll\"><table>\n<tr><th>words<th>type<th>value<th>EDTF<th>from "
        "to<th>resolved against<th>rule</tr>\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const read::Mention& mention = all[i];
      const SpanWords span = mention.date ? span_words(*mention.date) : SpanWords{};
      out_ += fmt::format(
          "<tr id=\"r{0}\"><td><a href=\"#m{0}\">{1}</a><td>{2}<td><code>{3}</code><td><code>{4}</code><td>{5} "
          "{6}<td>{7}<td>{8}</tr>\n",
          id_of(document_, i), escape(words_of(document_, mention)), read::name(mention.type),
          escape(meaning_of(mention)), mention.date ? mention.date->edtf().str() : "", span.earliest, span.latest,
          escape(mention.from), escape(mention.rule));
    }
    out_ += "</table></div>\n";
  }

  void timeline() {
    const auto events = in_order_of_time(document_.reading);
    if (events.empty()) return;
    out_ += "<h2>Timeline</h2>\n<dl>\n";
    for (const story::Event* event : events)
      out_ += fmt::format("<dt>{}</dt><dd>{}<blockquote>{}</blockquote></dd>\n", event->date->edtf().str(),
                          escape(event->headline), escape(event->evidence.front().quote));
    out_ += "</dl>\n";
  }

  const Document& document_;
  std::string out_;
  std::size_t next_ = 0;  // the first mention that has not been marked
};

}  // namespace

std::string html_begin(const std::string& title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style>\n<main>\n",
      escape(title), kStyle);
}

std::string html_end() {
  return "</main>\n</html>\n";
}

std::string reading_html(const Document& document) {
  return Page(document).write();
}

}  // namespace thisday::cli
