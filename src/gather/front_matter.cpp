#include "gather/front_matter.hpp"

#include <fmt/format.h>

#include <array>
#include <span>

#include "gather/yaml.hpp"
#include "phrase/phrase.hpp"

namespace thisday::gather {
namespace {

using phrase::Field;

constexpr std::string_view kMark = "---";

// Where the line at `at` ends, without its newline and carriage return, and where the next begins.
struct Line {
  std::string_view text;
  std::size_t next;
};
Line line_at(std::string_view file, std::size_t at) {
  const std::size_t end = std::min(file.find('\n', at), file.size());
  std::string_view text = file.substr(at, end - at);
  while (text.ends_with('\r') || text.ends_with(' ')) text.remove_suffix(1);
  return {text, std::min(end + 1, file.size())};
}

// The names that words may be given by, and where they go.
template <class Whole>
struct Part {
  std::array<std::string_view, 3> names;
  std::string Whole::*into;
};

// Words of one of several names; "a, b" of a list.
Result<std::string> words_of(const YamlNode& map, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    const YamlNode* node = name.empty() ? nullptr : map.find(name);
    if (node == nullptr || node->kind == YamlNode::Kind::null) continue;
    if (node->kind == YamlNode::Kind::scalar) return node->scalar;
    std::string joined;
    for (const YamlNode& item : node->items) {
      if (item.kind != YamlNode::Kind::scalar) break;
      joined += (joined.empty() ? "" : ", ") + item.scalar;
    }
    if (joined.empty())
      return Error{Code::syntax, fmt::format("'{}' is to be words", name), node->position,
                   fmt::format("write {}: \"…\" on one line", name)};
    return joined;
  }
  return std::string();
}

Result<std::optional<story::Picture>> picture_of(const YamlNode& map) {
  const YamlNode* node = map.find("image");
  if (node == nullptr) node = map.find("picture");
  if (node == nullptr || node->kind == YamlNode::Kind::null) return std::optional<story::Picture>();
  story::Picture picture;
  if (node->kind == YamlNode::Kind::scalar) {
    picture.path = node->scalar;
  } else if (node->kind == YamlNode::Kind::map) {
    static constexpr std::array<Part<story::Picture>, 3> kParts = {{{{"src", "path", "url"}, &story::Picture::path},
                                                                    {{"alt"}, &story::Picture::alt},
                                                                    {{"credit"}, &story::Picture::credit}}};
    for (const auto& [names, part] : kParts) {
      auto words = words_of(*node, names);
      if (!words) return words.error();
      picture.*part = *words;
    }
    const auto licence = words_of(*node, std::array<std::string_view, 2>{"licence", "license"});
    if (!licence) return licence.error();
    if (!licence->empty()) picture.credit += (picture.credit.empty() ? "" : ", ") + *licence;
  }
  if (picture.path.empty())
    return Error{Code::syntax, "the image names no file", node->position,
                 "write image: photo.jpg, or image: {src: photo.jpg, alt: …, credit: …, licence: …}"};
  return std::optional(picture);
}

Result<void> fill(FrontMatter& matter, const YamlNode& map) {
  static constexpr std::array<Part<FrontMatter>, 7> kParts = {{{{"title"}, &FrontMatter::title},
                                                               {{"author", "authors"}, &FrontMatter::author},
                                                               {{"source", "url"}, &FrontMatter::url},
                                                               {{"licence", "license"}, &FrontMatter::licence},
                                                               {{"language", "lang"}, &FrontMatter::language},
                                                               {{"slug"}, &FrontMatter::slug},
                                                               {{"summary", "description"}, &FrontMatter::summary}}};
  for (const auto& [names, part] : kParts) {
    auto words = words_of(map, names);
    if (!words) return words.error();
    matter.*part = *words;
  }
  auto picture = picture_of(map);
  if (!picture) return picture.error();
  matter.picture = *picture;
  auto date = words_of(map, std::array<std::string_view, 1>{"date"});
  if (!date) return date.error();
  if (date->empty()) return {};
  auto read = article_date(*date);
  if (!read)
    return Error{read.error().code, read.error().message, map.find("date")->position,
                 "write the day as 1953-07-27, or as July 27, 1953"};
  matter.date = *read;
  return {};
}

}  // namespace

Result<when::Date> article_date(std::string_view words) {
  // 2013-07-27T10:00:00Z and 2013-07-27 10:00: the day of it.
  const bool timed = words.size() > 10 && (words[10] == 'T' || words[10] == ' ') && words[4] == '-' && words[7] == '-';
  if (auto edtf = when::Edtf::parse(timed ? words.substr(0, 10) : words))
    return when::Date(std::move(edtf).value(), std::string(words));
  if (words.size() == 5 && words[2] == '-')
    if (auto edtf = when::Edtf::parse("XXXX-" + std::string(words)))
      return when::Date(std::move(edtf).value(), std::string(words));
  const phrase::Grammar& english = *phrase::Grammar::of("en");
  if (auto date = english.date(words)) return date;
  // "July 27": no date without a story, but a day of every year.
  const auto found = english.scan(words);
  if (found.size() == 1 && found[0].end - found[0].begin == words.size() && found[0].has(Field::month) &&
      found[0].has(Field::day) && !found[0].has(Field::year))
    if (auto edtf =
            when::Edtf::parse(fmt::format("XXXX-{:02}-{:02}", found[0].get(Field::month), found[0].get(Field::day))))
      return when::Date(std::move(edtf).value(), std::string(words));
  return Error{Code::syntax, fmt::format("'{}' is no date", words.substr(0, 60))};
}

Result<FrontMatter> front_matter(std::string_view file) {
  FrontMatter matter;
  const std::size_t start = file.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const Line first = line_at(file, start);
  if (first.text != kMark) {
    matter.body = start;
    return matter;
  }
  for (std::size_t at = first.next; at < file.size();) {
    const Line line = line_at(file, at);
    if (line.text != kMark && line.text != "...") {
      at = line.next;
      continue;
    }
    matter.body = line.next;
    auto yaml = parse_yaml(file.substr(first.next, at - first.next));
    Result<void> done;
    if (!yaml) {
      done = yaml.error();
    } else if (yaml->kind == YamlNode::Kind::map) {
      done = fill(matter, *yaml);
    } else if (yaml->kind != YamlNode::Kind::null) {
      done = Error{Code::syntax, "the front matter is no list of names and values", 0, "write one name: value a line"};
    }
    if (done) return matter;
    Error error = done.error();
    error.position += first.next;
    if (error.hint.empty()) error.hint = "put words with a colon or a quotation mark in them in quotation marks";
    return error;
  }
  return Error{Code::syntax, "the front matter is not closed", start, "end it with a line of three hyphens"};
}

}  // namespace thisday::gather
