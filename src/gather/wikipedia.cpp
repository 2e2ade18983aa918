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
struct Repaired {
  explicit Repaired(std::string_view given) : bytes(given) {
    auto bad = invalid_utf8(given);
    if (!bad) return;
    copy = given;
    for (std::size_t at = 0; bad; bad = invalid_utf8(std::string_view(copy).substr(at))) {
      at += *bad;
      copy[at] = '?';
      places.push_back(at);
    }
    bytes = copy;
  }
  Repaired(const Repaired&) = delete;
  Repaired& operator=(const Repaired&) = delete;

  // Takes the question marks out of a text's map: they stand in no source.
  void unmap(story::Text& text) const {
    if (places.empty()) return;
    std::vector<story::Text::Run> runs;
    for (const story::Text::Run& run : text.map) {
      std::size_t from = run.source;
      const auto push = [&](std::size_t to) {
        if (to > from) runs.push_back({run.content + (from - run.source), from, to - from});
        from = to + 1;
      };
      for (auto place = std::lower_bound(places.begin(), places.end(), run.source);
           place != places.end() && *place < run.source + run.length; ++place)
        push(*place);
      push(run.source + run.length);
    }
    text.map = std::move(runs);
  }

  std::string copy;
  std::string_view bytes;
  std::vector<std::size_t> places;
};

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
  const Repaired repaired(input.bytes);
  const std::string language = WikiWords::shipped().language_of(repaired.bytes);
  WikiPage page = wikitext_page(repaired.bytes, language);
  repaired.unmap(page.text);
  push_wiki_page(std::move(page), repaired.bytes, {input.path, language, sha256(input.bytes), "wikitext", 1}, handler);
  return {};
}

Result<void> read_wiki_html(const Input& input, Handler& handler) {
  const Repaired repaired(input.bytes);
  auto page = wiki_html_page(repaired.bytes);
  if (!page) return Error{page.error().code, input.path + ": " + page.error().message, 0, page.error().hint};
  repaired.unmap(page->text);
  const std::string language = page->text.language;
  push_wiki_page(*std::move(page), repaired.bytes, {input.path, language, sha256(input.bytes), "wikipedia-html", 1},
                 handler);
  return {};
}

}  // namespace thisday::gather
