#include "publish/calendar_lines.hpp"

#include "base/utf8.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kOctets = 75;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      out += c;
    }
  }
}

}  // namespace

std::string calendar_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (const auto bad = invalid_utf8(text)) {
    append_text(out, text.substr(0, *bad));
    text.remove_prefix(*bad + 1);
  }
  append_text(out, text);
  return out;
}

void add_calendar_line(std::string& out, std::string_view name, std::string_view value) {
  std::string line(name);
  line += ':';
  line += value;
  std::string_view rest = line;
  std::size_t room = kOctets;
  while (rest.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && continues(rest[cut])) --cut;
    out += rest.substr(0, cut);
    out += "\r\n ";
    rest.remove_prefix(cut);
    room = kOctets - 1;
  }
  out += rest;
  out += "\r\n";
}

}  // namespace thisday::publish
