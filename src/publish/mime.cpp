#include "publish/mime.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace thisday::publish {
namespace {

constexpr std::size_t kLine = 76;  // of quoted-printable, the soft break's "=" included
constexpr std::size_t kWord = 75;  // of an encoded word
constexpr std::string_view kBegin = "=?utf-8?Q?";
constexpr std::string_view kEnd = "?=";

bool plain(unsigned char c) {
  return c >= 0x20 && c < 0x7F;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string encoded(unsigned char c) {
  return fmt::format("={:02X}", c);
}

// One line without its end.
void append_line(std::string& out, std::string_view line) {
  const bool from = line.starts_with("From ");
  const bool stop = line == ".";
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const auto c = static_cast<unsigned char>(line[at]);
    const bool last = at + 1 == line.size();
    const bool as_is = (plain(c) && c != '=' && !(last && c == ' ')) || (c == '\t' && !last);
    const std::string piece = as_is && !(at == 0 && (from || stop)) ? std::string(1, line[at]) : encoded(c);
    if (column + piece.size() > kLine - (last ? 0 : 1)) {
      out += "=\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  out += '\n';
}

// A character of an encoded word; only letters and digits stand for themselves, so that it may stand in a name too.
std::string word_piece(std::string_view character) {
  std::string out;
  for (const char c : character) {
    const bool simple = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (simple)
      out += c;
    else if (c == ' ')
      out += '_';
    else
      out += encoded(static_cast<unsigned char>(c));
  }
  return out;
}

std::string encoded_words(std::string_view text) {
  std::string out(kBegin);
  std::size_t length = kBegin.size();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && continues(text[end]) && end - at < 4) ++end;
    const std::string piece = word_piece(text.substr(at, end - at));
    if (length + piece.size() + kEnd.size() > kWord) {
      out += kEnd;
      out += "\n ";
      out += kBegin;
      length = kBegin.size();
    }
    out += piece;
    length += piece.size();
    at = end;
  }
  return out += kEnd;
}

std::string without_controls(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return out;
}

}  // namespace

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    append_line(out, line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string header_text(std::string_view text) {
  const std::string clean = without_controls(text);
  const bool ascii = std::all_of(clean.begin(), clean.end(), [](unsigned char c) { return plain(c); });
  // A long header would have to be folded at a blank, and might have none.
  return ascii && clean.size() <= 60 && clean.find("=?") == std::string::npos ? clean : encoded_words(clean);
}

std::string header_address(std::string_view address) {
  const std::string clean = without_controls(address);
  const std::size_t open = clean.rfind('<');
  if (open == std::string::npos || open == 0) return clean;
  std::string name = clean.substr(0, open);
  while (name.ends_with(' ')) name.pop_back();
  if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  const bool atoms = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
  });
  return (atoms ? name : encoded_words(name)) + ' ' + clean.substr(open);
}

}  // namespace thisday::publish
