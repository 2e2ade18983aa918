#include "gather/wikipedia.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/readers.hpp"
#include "gather/slug.hpp"
#include "gather/wiki_words.hpp"
#include "gather/yaml.hpp"
#include "phrase/heads.hpp"

namespace thisday::gather {
namespace {

std::size_t count(std::string_view text, std::string_view what, std::size_t enough) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos && found < enough; at = text.find(what, at + 1))
    ++found;
  return found;
}

// The bytes with a question mark for each that is not UTF-8: a page cut at a bad place is still a page.
std::string_view as_utf8(std::string_view bytes, std::string& repaired) {
  auto bad = invalid_utf8(bytes);
  if (!bad) return bytes;
  repaired = bytes;
  for (std::size_t at = 0; bad; bad = invalid_utf8(std::string_view(repaired).substr(at))) repaired[at += *bad] = '?';
  return repaired;
}

}  // namespace

bool looks_like_wikitext(std::string_view bytes) {
  if (count(bytes, "[[", 3) < 3 || count(bytes, "]]", 3) < 3) return false;
  return bytes.find("\n==") != std::string_view::npos || bytes.find("{{") != std::string_view::npos ||
         bytes.find("'''") != std::string_view::npos;
}

bool looks_like_wiki_html(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || bytes[at] != '<') return false;
  return bytes.find("mw:html:version") != std::string_view::npos ||
         bytes.find("mw-parser-output") != std::string_view::npos ||
         bytes.find("mw-content-text") != std::string_view::npos ||
         bytes.find("rel=\"mw:WikiLink\"") != std::string_view::npos;
}

story::Source wiki_source(const WikiOrigin& origin, std::string_view title) {
  story::Source source;
  source.path = origin.path;
  source.title = title.empty() ? file_name(origin.path) : std::string(title);
  source.language = origin.language.empty() ? "und" : origin.language;
  source.author = "Wikipedia's authors";
  source.licence = "CC-BY-SA-4.0";
  source.work = "wikipedia-" + source.language;
  source.format = origin.format;
  source.hash = origin.hash;
  if (!title.empty() && !origin.language.empty()) {
    std::string page(title);
    std::replace(page.begin(), page.end(), ' ', '_');
    source.url = fmt::format("https://{}.wikipedia.org/wiki/{}", origin.language, page);
  }
  return source;
}

void push_wiki_page(WikiPage page, std::string_view bytes, const WikiOrigin& origin, Handler& handler) {
  const auto subject = phrase::Heads::of(page.text.language) == nullptr
                           ? std::nullopt
                           : wiki_subject(page, origin.path.substr(origin.path.find('#') + 1));
  const std::string title = !page.title.empty()                                        ? page.title
                            : subject && subject->title.find('/') == std::string::npos ? subject->title
                                                                                       : std::string();
  const story::Source source = wiki_source(origin, title);
  const story::SourceId id = story::id_of(source);
  handler.source(source);
  if (!subject) {
    story::Entry entry;
    entry.source = id;
    return handler.article(std::move(entry), std::move(page.text));
  }
  wiki_lists(
      page, *subject,
      {[&](story::Event event) {
         event.evidence.front().source = id;
         handler.event(std::move(event));
       },
       [&](std::size_t position, std::string reason, std::string words) {
         const LinePlace place = line_place(bytes, position);
         handler.refuse({origin.path, origin.line + place.line - 1, place.column, std::move(reason), std::move(words)});
       }});
}

Result<void> read_wikitext(const Input& input, Handler& handler) {
  std::string repaired;
  const std::string_view bytes = as_utf8(input.bytes, repaired);
  const std::string language = WikiWords::shipped().language_of(bytes);
  push_wiki_page(wikitext_page(bytes, language), bytes, {input.path, language, sha256(input.bytes), "wikitext", 1},
                 handler);
  return {};
}

Result<void> read_wiki_html(const Input& input, Handler& handler) {
  std::string repaired;
  const std::string_view bytes = as_utf8(input.bytes, repaired);
  WikiPage page = wiki_html_page(bytes);
  const std::string language = page.text.language;
  push_wiki_page(std::move(page), bytes, {input.path, language, sha256(input.bytes), "wikipedia-html", 1}, handler);
  return {};
}

}  // namespace thisday::gather
