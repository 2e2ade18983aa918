// Reads pages of the web as articles.

#include "gather/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/front_matter.hpp"
#include "gather/html_text.hpp"
#include "gather/readers.hpp"
#include "gather/single_byte.hpp"
#include "gather/slug.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLargest = std::size_t{64} << 20;
constexpr std::size_t kHead = 1 << 10;  // where HTML 5 looks for the encoding

constexpr std::array<std::string_view, 16> kTags = {
    "<!doctype html", "<html", "<head", "<body", "<title", "<meta",  "<main", "<article",
    "<section",       "<div",  "<p",    "<h1",   "<h2",    "<table", "<ul",   "<blockquote"};

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lowered;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first));
}

// The encoding that the beginning of a page names; browsers take Latin-1 for Windows-1252.
std::string encoding_of(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kHead));
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return "windows-1252";
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  const std::string name = head.substr(at, head.find_first_of("\"'> /;", at) - at);
  return name.empty() || name == "iso-8859-1" || name == "us-ascii" || name == "utf-8" ? "windows-1252" : name;
}

// The map to UTF-8 as the map to the file's own bytes: what is not ASCII is another byte there.
std::vector<story::Text::Run> in_file(const story::Text& text, Decoded& file) {
  std::vector<story::Text::Run> runs;
  for (const story::Text::Run& run : text.map) {
    if (run.length == 0) runs.push_back({run.content, file.original({run.source, run.source}).begin, 0});
    for (std::size_t at = 0; at < run.length;) {
      std::size_t end = at;
      while (end < run.length && static_cast<unsigned char>(text.content[run.content + end]) < 0x80) ++end;
      if (end > at)
        runs.push_back({run.content + at, file.original({run.source + at, run.source + end}).begin, end - at});
      at = std::max(end, at + 1);
    }
  }
  return runs;
}

class Head {
 public:
  explicit Head(HtmlPage& page) : page_(page) {}

  void read(const GumboNode* root) {
    if (root->type != GUMBO_NODE_ELEMENT) return;
    page_.text.language = primary(attribute(root->v.element, "lang"));
    for (unsigned i = 0; i < root->v.element.children.length; ++i) {
      const auto* part = static_cast<const GumboNode*>(root->v.element.children.data[i]);
      if (part->type == GUMBO_NODE_ELEMENT && part->v.element.tag == GUMBO_TAG_HEAD) elements(part->v.element);
    }
  }

 private:
  void elements(const GumboElement& head) {
    for (unsigned i = 0; i < head.children.length; ++i) {
      const auto* node = static_cast<const GumboNode*>(head.children.data[i]);
      if (node->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& element = node->v.element;
      if (element.tag == GUMBO_TAG_TITLE)
        title(element);
      else if (element.tag == GUMBO_TAG_META)
        meta(element);
      else if (element.tag == GUMBO_TAG_LINK)
        link(attribute(element, "rel"), attribute(element, "href"));
    }
  }

  void title(const GumboElement& element) {
    if (element.children.length == 0 || !page_.title.empty()) return;
    const auto* words = static_cast<const GumboNode*>(element.children.data[0]);
    if (words->type == GUMBO_NODE_TEXT) page_.title = trimmed(words->v.text.text);
  }

  void meta(const GumboElement& element) {
    const std::string_view given = attribute(element, "name");
    const std::string name = lower(given.empty() ? attribute(element, "property") : given);
    const std::string value = trimmed(attribute(element, "content"));
    if (value.empty()) return;
    if (name == "og:title") page_.title = value;
    if (name == "author") page_.author = value;
    if (name == "description") page_.summary = value;
    if (name == "date") page_.date = value;
    if (name == "dc.rights" || name == "dcterms.rights" || name == "dcterms.license") page_.licence = value;
  }

  void link(std::string_view relation, std::string_view address) {
    if (relation == "canonical" && address.starts_with("http")) page_.url = address;
    if (relation == "license" && page_.licence.empty()) page_.licence = address;
  }

  static std::string primary(std::string_view language) { return lower(language.substr(0, language.find('-'))); }

  HtmlPage& page_;
};

// The one great heading says better than the browser's tab what a page is called.
std::string heading_of(const story::Text& text) {
  std::string found;
  for (const story::Block& block : text.blocks) {
    if (block.kind != story::Block::Kind::heading || block.level != 1) continue;
    if (!found.empty()) return {};
    found = text.content.substr(block.range.begin, block.range.size());
  }
  return found;
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '<') return false;
  const std::string head = lower(bytes.substr(first, 4 * kHead));
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    for (std::size_t at = head.find(tag); at != std::string::npos; at = head.find(tag, at + 1))
      if (const std::size_t end = at + tag.size();
          end < head.size() && (head[end] == '>' || head[end] == ' ' || head[end] == '\n' || head[end] == '\t'))
        return true;
    return false;
  });
}

Result<HtmlPage> html_page(std::string_view bytes) {
  auto file = Decoded::open(bytes, encoding_of(bytes));
  if (!file) return file.error();
  const auto tree = HtmlTree::parse(file->utf8());
  if (!tree) return tree.error();
  HtmlPage page;
  page.text = html_text(*tree, file->utf8());
  Head(page).read(tree->root());
  if (const std::string heading = heading_of(page.text); !heading.empty()) page.title = heading;
  if (!file->is_utf8()) page.text.map = in_file(page.text, *file);
  return page;
}

std::string markdown_of(const story::Text& text) {
  std::string body;
  for (const story::Block& block : text.blocks) {
    if (block.range.size() == 0) continue;
    if (!body.empty()) body += "\n\n";
    if (block.kind == story::Block::Kind::heading)
      body += std::string(static_cast<std::size_t>(block.level), '#') + " ";
    if (block.kind == story::Block::Kind::list_item) body += "- ";
    if (block.kind == story::Block::Kind::quote) body += "> ";
    for (const char c : text.content.substr(block.range.begin, block.range.size())) {
      if (std::string_view("\\`*_[]<>#&").find(c) != std::string_view::npos) body += '\\';
      body += c == '\t' ? ' ' : c;
    }
  }
  return body;
}

Result<void> read_html(const Input& input, Handler& handler) {
  if (input.bytes.size() > kLargest)
    return Error{Code::range, fmt::format("{}: larger than 64 MiB", input.path), kLargest, "cut the page in parts"};
  const auto matter = front_matter(input.bytes);
  if (!matter) return matter.error();
  auto page = html_page(input.bytes.substr(matter->body));
  if (!page) return Error{page.error().code, input.path + ": " + page.error().message, 0, page.error().hint};
  const auto first = [](const std::string& here, const std::string& there) { return here.empty() ? there : here; };

  story::Source source;
  source.path = input.path;
  source.title = first(first(matter->title, page->title), file_name(input.path));
  source.url = first(matter->url, page->url);
  source.author = first(matter->author, page->author);
  source.licence = first(matter->licence, page->licence);
  source.language = first(first(matter->language, page->text.language), "und");
  source.format = "html";
  source.hash = sha256(input.bytes);

  story::Entry entry;
  entry.source = story::id_of(source);
  entry.title = source.title;
  entry.slug = slug_of(first(matter->slug, source.title));
  if (entry.slug.empty()) entry.slug = entry.source.value;
  entry.date = matter->date;
  if (!entry.date && !page->date.empty())
    if (const auto date = article_date(page->date)) entry.date = *date;
  entry.summary = first(matter->summary, page->summary);
  entry.picture = matter->picture;
  entry.body = markdown_of(page->text);
  for (story::Text::Run& run : page->text.map) run.source += matter->body;
  page->text.language = source.language == "und" ? "en" : source.language;
  handler.source(source);
  if (page->text.content.empty()) {
    handler.refuse({input.path, 0, 0, "there are no words in this page", {}});
    return {};
  }
  handler.article(std::move(entry), std::move(page->text));
  return {};
}

}  // namespace thisday::gather
