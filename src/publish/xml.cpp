#include "publish/xml.hpp"

#include <cassert>

#include "base/utf8.hpp"

namespace thisday::publish {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// The length of a character that XML cannot hold although it is UTF-8: U+FFFE and U+FFFF.
std::size_t no_character(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ? 3 : 0;
}

void append(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
      out += kReplacement;
    } else if (const std::size_t length = c == '\xEF' ? no_character(text.substr(at)) : 0; length > 0) {
      out += kReplacement;
      at += length - 1;
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (const auto bad = invalid_utf8(text)) {
    append(out, text.substr(0, *bad));
    out += kReplacement;
    text.remove_prefix(*bad + 1);
  }
  append(out, text);
  return out;
}

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}

void XmlWriter::begin(std::string_view name, Attributes attributes) {
  out_.append(2 * open_.size(), ' ');
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out_ += ' ';
    out_ += key;
    out_ += "=\"" + xml_text(value) + '"';
  }
}

void XmlWriter::open(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += ">\n";
  open_.emplace_back(name);
}

void XmlWriter::close() {
  assert(!open_.empty() && "an element is open");
  const std::string name = std::move(open_.back());
  open_.pop_back();
  out_.append(2 * open_.size(), ' ');
  out_ += "</" + name + ">\n";
}

void XmlWriter::element(std::string_view name, std::string_view text, Attributes attributes) {
  begin(name, attributes);
  if (text.empty()) {
    out_ += "/>\n";
    return;
  }
  out_ += '>';
  out_ += xml_text(text);
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

std::string XmlWriter::take() && {
  assert(open_.empty() && "all elements are closed");
  return std::move(out_);
}

}  // namespace thisday::publish
