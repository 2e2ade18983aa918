// Any bytes are scanned: phrases are in order, within the text, and their dates hold what they say. All of them as one
// date, ours or another calendar's, too.

#include "phrase/phrase.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto* grammar = thisday::phrase::Grammar::of("en");
  std::size_t last = 0;
  for (const auto& phrase : grammar->scan(text)) {
    if (phrase.begin < last || phrase.end <= phrase.begin || phrase.end > size) std::abort();
    last = phrase.end;
    const auto date = phrase.date(text);
    if (date && !thisday::when::Edtf::parse(date->edtf().str())) std::abort();
  }
  const auto date = grammar->date(text);
  if (date && !thisday::when::Edtf::parse(date->as_written().str(), date->calendar())) std::abort();
  if (date && !thisday::when::Edtf::parse(date->edtf().str())) std::abort();
  (void)grammar->date(text, thisday::when::change_over("sweden")).ok();
  (void)grammar->recurrence(text).ok();
  return 0;
}
