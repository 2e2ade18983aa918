// Any bytes are checked as a draft, without a library: what is found lies within them.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "ask/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  thisday::story::Text text;
  text.content.assign(reinterpret_cast<const char*>(data), size);
  thisday::ask::CheckOptions options;
  options.reading.document_date = thisday::when::CivilDay{2009, 12, 19};
  const auto findings = thisday::ask::Checker().check(text, options);
  if (!findings) std::abort();
  for (const auto& finding : *findings)
    if (finding.range.begin > finding.range.end || finding.range.end > size || finding.other.end > size ||
        finding.message.empty())
      std::abort();
  return 0;
}
