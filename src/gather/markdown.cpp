// Reads articles: Markdown below a head of YAML.

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/front_matter.hpp"
#include "gather/markdown_text.hpp"
#include "gather/readers.hpp"
#include "gather/slug.hpp"
#include "gather/yaml.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLargest = std::size_t{4} << 20;

Error at(const Input& input, const Error& error) {
  const LinePlace place = line_place(input.bytes, error.position);
  return {error.code, fmt::format("{}:{}:{}: {}", input.path, place.line, place.column, error.message), error.position,
          error.hint};
}

std::string without_extension(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string first_heading(const story::Text& text) {
  for (const story::Block& block : text.blocks)
    if (block.kind == story::Block::Kind::heading) return text.content.substr(block.range.begin, block.range.size());
  return {};
}

}  // namespace

Result<void> read_markdown(const Input& input, Handler& handler) {
  if (const auto bad = invalid_utf8(input.bytes))
    return at(input, {Code::syntax, "not UTF-8", *bad, "save the file as UTF-8"});
  if (input.bytes.size() > kLargest)
    return at(input, {Code::range, "larger than 4 MiB", kLargest, "cut the article in parts"});
  auto matter = front_matter(input.bytes);
  if (!matter) return at(input, matter.error());

  story::Text text = markdown_text(input.bytes, matter->body);
  if (!matter->language.empty()) text.language = matter->language;
  const std::string name = without_extension(file_name(input.path));
  std::string title = matter->title;
  if (title.empty()) title = first_heading(text);
  if (title.empty()) title = name;

  story::Source source;
  source.path = input.path;
  source.title = title;
  source.url = matter->url;
  source.author = matter->author;
  source.licence = matter->licence;
  source.language = matter->language.empty() ? "und" : matter->language;
  source.format = "markdown";
  source.hash = sha256(input.bytes);
  // The almanac's articles and lists are one work: what both tell is told once.
  if (input.path.find("almanac/entries/") != std::string::npos) source.work = "thisday-almanac";

  story::Entry entry;
  entry.slug = slug_of(!matter->slug.empty() ? matter->slug : matter->title.empty() ? name : matter->title);
  if (entry.slug.empty()) entry.slug = story::id_of(source).value;
  entry.source = story::id_of(source);
  entry.date = matter->date;
  entry.title = title;
  entry.summary = matter->summary;
  entry.body = input.bytes.substr(matter->body);
  entry.picture = matter->picture;
  handler.source(source);
  handler.article(std::move(entry), std::move(text));
  return {};
}

}  // namespace thisday::gather
