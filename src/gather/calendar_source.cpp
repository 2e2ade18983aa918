#include "gather/calendar_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/words.hpp"

namespace thisday::gather {
namespace {

constexpr std::string_view kInstalled = "/share/calendar/";
constexpr std::string_view kUpstream = "usr.bin/calendar/calendars/";  // the mark of FreeBSD's version control

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> all;
  for (;;) {
    const std::size_t at = std::min(text.find(separator), text.size());
    all.push_back(text.substr(0, at));
    if (at == text.size()) return all;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::int64_t> year_in(std::string_view digits) {
  std::int64_t year = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  if (digits.size() != 4 || parsed.ptr != digits.data() + digits.size() || parsed.ec != std::errc())
    return std::nullopt;
  return year;
}

// The value of the first `LANG=`; empty where there is none.
std::string_view lang(const Uncommented& file) {
  const std::string_view bytes = file.bytes;
  constexpr std::string_view kKey = "LANG=";
  for (std::size_t at = 0; (at = bytes.find(kKey, at)) != std::string_view::npos; at += kKey.size()) {
    if (at != 0 && bytes[at - 1] != '\n') continue;
    const std::size_t begin = at + kKey.size();
    return bytes.substr(begin, bytes.find_first_of(" \t\r\n", begin) - begin);
  }
  return {};
}

// "ru" of "ru_RU.KOI8-R"; empty of "C", "utf-8" and what else is no language.
std::string_view language_of(std::string_view locale) {
  if (locale.size() < 3 || locale[2] != '_') return {};
  return locale.substr(0, 2);
}

// "KOI8-R" of "ru_RU.KOI8-R".
std::string encoding_of(std::string_view locale) {
  const std::size_t dot = locale.find('.');
  if (dot == std::string_view::npos) return {};
  std::string name(locale.substr(dot + 1));
  if (name.starts_with("ISO8859")) name.insert(3, "-");
  return name;
}

std::string usual_encoding(std::string_view language) {
  if (language == "ru") return "KOI8-R";
  if (language == "uk") return "KOI8-U";
  if (language == "hr" || language == "hu" || language == "pl" || language == "cs") return "ISO-8859-2";
  return "ISO-8859-1";
}

// "… for the CE year 2023" in a comment.
std::optional<std::int64_t> year_in_comments(const Uncommented& file) {
  constexpr std::string_view kYear = " year ";
  for (std::size_t i = 0; i < std::min<std::size_t>(file.comments.size(), 8); ++i) {
    const std::string_view text = file.comments[i].text;
    const std::size_t at = text.find(kYear);
    if (at == std::string_view::npos) continue;
    const std::string_view digits = text.substr(at + kYear.size(), 4);
    const std::string_view rest = text.substr(std::min(text.size(), at + kYear.size() + 4));
    if (const auto year = year_in(digits); year && (rest.empty() || rest.front() < '0' || rest.front() > '9'))
      return year;
  }
  return std::nullopt;
}

}  // namespace

CalendarSource calendar_source(const std::string& path, std::string_view bytes, const Uncommented& file) {
  CalendarSource result;
  const std::vector<std::string_view> folders = parts(path, '/');
  const std::string_view name = folders.back();
  const std::string_view folder = folders.size() > 1 ? folders[folders.size() - 2] : std::string_view();
  const bool in_locale = !language_of(folder).empty();
  const bool installed = path.find(kInstalled) != std::string::npos;
  const bool known = installed || bytes.substr(0, 4000).find(kUpstream) != std::string_view::npos;

  std::string_view language = language_of(lang(file));
  if (language.empty()) language = language_of(folder);
  for (const std::string_view part : parts(name, '.')) {
    const std::string small = folded(part);
    if (const auto own = Words::shipped().language_of(WordKind::files, small); own && language.empty()) language = *own;
    if (Words::shipped().language_of(WordKind::observances, small)) result.observances = true;
    if (const auto year = year_in(part)) result.year = year;
  }
  if (language.empty()) language = known ? "en" : "und";
  if (!result.year) result.year = year_in_comments(file);

  if (invalid_utf8(bytes)) {
    for (const std::string_view locale : {lang(file), folder}) {
      const std::string encoding = encoding_of(locale);
      if (result.encoding.empty() && to_utf8("", encoding).ok() && folded(encoding) != "utf-8")
        result.encoding = encoding;
    }
    if (result.encoding.empty()) result.encoding = usual_encoding(language);
  }

  story::Source& source = result.source;
  const std::string shown = in_locale ? fmt::format("{}/{}", folder, name) : std::string(name);
  source.path = path;
  source.title = known ? fmt::format("{} ({} calendar)", shown, installed ? "Debian" : "BSD") : std::string(name);
  source.work = known ? "debian-calendar/" + shown : "";
  source.licence = known ? "BSD-3-Clause" : "";
  source.language = language;
  source.format = "calendar";
  source.hash = sha256(bytes);
  return result;
}

}  // namespace thisday::gather
