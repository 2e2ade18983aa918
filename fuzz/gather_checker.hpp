#pragma once
// What must hold of all that a reader hands over, whatever the bytes: evidence and blocks lie within what they are
// parts of, runs are byte for byte the same. Shared by the fuzz entries gather_*.cpp.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "gather/gather.hpp"

namespace thisday::fuzz {

class Checker : public gather::Handler {
 public:
  explicit Checker(std::string_view bytes) : bytes_(bytes) {}
  // A page or post within the file is a source of its own: its places are not the file's.
  void source(const story::Source& source) override { whole_ = source.path.find('#') == std::string::npos; }
  void event(story::Event event) override {
    require(event.evidence.size() == 1 && event.evidence[0].range.end <= bytes_.size());
    require(event.date.has_value() || event.recurrence.has_value());
  }
  void article(story::Entry, story::Text text) override {
    require(!invalid_utf8(text.content));
    for (const story::Text::Run& run : text.map)
      require(!whole_ || text.content.substr(run.content, run.length) == bytes_.substr(run.source, run.length));
    for (const story::Block& block : text.blocks) require(block.range.end <= text.content.size());
  }
  void refuse(gather::Refusal refusal) override { require(!refusal.reason.empty()); }

 private:
  static void require(bool holds) {
    if (!holds) std::abort();
  }
  std::string_view bytes_;
  bool whole_ = true;
};

/// Detects and reads `size` bytes as `format`; aborts where something does not hold.
inline void gather_as(std::string_view format, const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const gather::Input input{"fuzz", bytes, {}};
  (void)gather::detect(input);
  Checker checker(bytes);
  (void)gather::read(input, format, checker);
}

}  // namespace thisday::fuzz
