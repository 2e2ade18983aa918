// Any bytes are read as prose: mentions are in the order in which they begin, events quote what stands in the text.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/read.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::story::Text text;
  text.content.assign(reinterpret_cast<const char*>(data), size);
  thisday::read::Options options;
  options.document_date = thisday::when::CivilDay{2009, 12, 19};
  options.domain = size % 2 == 0 ? thisday::read::Domain::narrative : thisday::read::Domain::news;
  const auto reading = thisday::read::read(text, options);
  if (!reading) std::abort();
  std::size_t last = 0;
  for (const auto& mention : reading->mentions) {
    if (mention.range.begin < last || mention.range.end > size) std::abort();
    last = mention.range.begin;
  }
  for (const auto& event : reading->events)
    if (event.evidence.empty() || event.evidence[0].range.end > size || !event.date) std::abort();
  return 0;
}
