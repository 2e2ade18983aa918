#include "gather/gather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "gather/dump.hpp"
#include "gather/html.hpp"
#include "gather/readers.hpp"
#include "gather/table.hpp"
#include "gather/wikipedia.hpp"

namespace thisday::gather {
namespace {

struct Format {
  std::string_view name;
  Result<void> (*read)(const Input&, Handler&);
};

// A dump that is in memory already.
class MemoryStream : public Stream {
 public:
  explicit MemoryStream(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t got = std::min(size, rest_.size());
    std::copy_n(rest_.data(), got, buffer);
    rest_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view rest_;
};

Result<void> read_wikipedia_dump(const Input& input, Handler& handler) {
  MemoryStream stream(input.bytes);
  return read_dump(stream, input.path, "wikipedia-dump", {}, handler);
}

Result<void> read_wikidata(const Input& input, Handler& handler) {
  MemoryStream stream(input.bytes);
  return read_dump(stream, input.path, "wikidata", {}, handler);
}

constexpr std::array<Format, 14> kFormats = {{{"calendar", read_calendar},
                                              {"markdown", read_markdown},
                                              {"text", read_text},
                                              {"html", read_html},
                                              {"almanac", read_almanac},
                                              {"wikitext", read_wikitext},
                                              {"wikipedia-html", read_wiki_html},
                                              {"day-json", read_day_json},
                                              {"table", read_separated},
                                              {"json", read_json_rows},
                                              {"icalendar", read_icalendar},
                                              {"feed", read_feed},
                                              {"wikipedia-dump", read_wikipedia_dump},
                                              {"wikidata", read_wikidata}}};

// The first line that is neither blank nor a comment of YAML's, and where it begins.
std::string_view from_first_line(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos && !line.starts_with('#')) return bytes;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return bytes;
}

// A list whose first item is a map with a date and a headline.
bool is_almanac(std::string_view bytes) {
  const std::string_view record = from_first_line(bytes);
  if (!record.starts_with("- ")) return false;
  const std::string_view first = record.substr(0, std::min<std::size_t>(record.find("\n- "), 4096));
  const auto has = [&](std::string_view key) {
    return first.find("- " + std::string(key)) == 0 || first.find("\n  " + std::string(key)) != std::string_view::npos;
  };
  return has("date:") && has("headline:");
}

bool has_front_matter(std::string_view bytes) {
  return bytes.starts_with("---\n") || bytes.starts_with("---\r\n");
}

// A heading or a link: what plain text does not have.
bool has_markup(std::string_view bytes) {
  if (bytes.find("](") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t hashes = bytes.find_first_not_of('#', at);
    if (hashes != std::string_view::npos && hashes > at && hashes - at <= 6 && bytes[hashes] == ' ') return true;
    at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  }
  return false;
}

// HTML, XML, JSON: other formats, which are not plain text.
bool is_other_markup(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (bytes[at] == '<' || bytes[at] == '{' || bytes.substr(at, 2) == "[{");
}

// What tells what a file is.
std::string_view beginning(std::string_view bytes) {
  bytes = bytes.substr(0, 1 << 16);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_extension(const std::string& path, std::initializer_list<std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [&](std::string_view e) { return path.ends_with(e); });
}

// Markdown may begin with a tag, and a page may have front matter or begin with words.
bool is_html(std::string_view bytes, const std::string& path) {
  if (has_extension(path, {".md", ".markdown"})) return false;
  if (has_extension(path, {".html", ".htm", ".xhtml"}) && bytes.find('<') != std::string_view::npos) return true;
  return looks_like_html(bytes);
}

}  // namespace

std::vector<std::string_view> formats() {
  std::vector<std::string_view> names;
  for (const Format& format : kFormats) names.push_back(format.name);
  return names;
}

std::optional<std::string_view> format_named(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return format.name;
  return std::nullopt;
}

std::optional<std::string_view> detect(const Input& input) {
  const std::string_view bytes = beginning(input.bytes);
  if (looks_binary(bytes) || is_blank(bytes)) return std::nullopt;
  if (has_front_matter(bytes)) return is_html(bytes, input.path) ? "html" : "markdown";
  if (is_almanac(bytes)) return "almanac";
  if (const std::string_view dump = dump_format(bytes); !dump.empty()) return dump;
  if (bytes.find("BEGIN:VCALENDAR") < 200) return "icalendar";
  if (looks_like_feed(bytes)) return "feed";
  if (looks_like_day_json(bytes)) return "day-json";
  if (looks_like_json_rows(bytes)) return "json";
  if (looks_like_wiki_html(bytes)) return "wikipedia-html";
  if (looks_like_wikitext(bytes)) return "wikitext";
  if (calendar_share(bytes) >= 0.5) return "calendar";
  if (is_html(bytes, input.path)) return "html";
  if (has_extension(input.path, {".md", ".markdown"})) return "markdown";
  if (is_other_markup(bytes)) return std::nullopt;
  if (has_extension(input.path, {".csv", ".tsv"}) || looks_like_table(bytes)) return "table";
  if (has_extension(input.path, {".txt", ".text"})) return "text";
  return has_markup(bytes) ? "markdown" : "text";
}

std::optional<std::string_view> detect_prose(const Input& input) {
  const std::string_view bytes = beginning(input.bytes);
  if (looks_binary(bytes) || is_blank(bytes)) return std::nullopt;
  if (is_html(bytes, input.path)) return "html";
  if (has_front_matter(bytes)) return "markdown";
  if (!is_other_markup(bytes)) {
    if (has_extension(input.path, {".txt", ".text", ".csv", ".tsv"})) return "text";
    if (!has_extension(input.path, {".md", ".markdown"}) && !has_markup(bytes)) return "text";
  }
  const auto format = detect(input);
  return format && *format != "markdown" ? "text" : format;
}

Result<void> read(const Input& input, std::string_view format, Handler& handler) {
  for (const Format& known : kFormats) {
    if (known.name != format) continue;
    if (looks_binary(input.bytes)) return Error{Code::foreign, fmt::format("{}: not text", input.path)};
    return known.read(input, handler);
  }
  return Error{Code::not_found, fmt::format("no format is named '{}'", format)};
}

}  // namespace thisday::gather
