#pragma once
// XML, written: text that no source can break out of, elements that close in order.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thisday::publish {

/// `text` for elements and double-quoted attributes of XML 1.0. What XML has no place for (control characters, U+FFFE,
/// bytes that are no UTF-8) becomes U+FFFD; a carriage return is kept as a character reference.
std::string xml_text(std::string_view text);

/// Writes one document, indented by two blanks.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();  ///< begins with the XML declaration, in UTF-8

  void open(std::string_view name, Attributes attributes = {});
  void close();  ///< the element opened last
  /// An element of text; `<name/>` where that is empty. Attributes without a value are left out.
  void element(std::string_view name, std::string_view text, Attributes attributes = {});

  /// The document. All elements must be closed.
  [[nodiscard]] std::string take() &&;

 private:
  void begin(std::string_view name, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace thisday::publish
