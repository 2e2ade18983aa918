// Any bytes as EDTF, in every calendar: what is read is written and read again the same, and every question has an
// answer.

#include "when/edtf.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "when/recurrence.hpp"
#include "when/relation.hpp"

namespace {

using namespace thisday::when;

void require(bool condition) {
  if (!condition) std::abort();
}

void read(std::string_view text, Calendar calendar) {
  const auto edtf = Edtf::parse(text, calendar);
  if (!edtf) {
    require(edtf.error().position <= text.size() && !edtf.error().message.empty());
    return;
  }
  const auto again = Edtf::parse(edtf->str(), calendar);
  require(again.ok() && *again == *edtf);
  const auto span = edtf->span();
  if (span && span->earliest && span->latest) require(*span->earliest <= *span->latest);
  const Edtf gregorian = edtf->to_gregorian();
  require(Edtf::parse(gregorian.str()).ok());
  if (edtf->members().size() < 50) relations(*edtf, gregorian);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Calendar calendar : calendars()) read(text, calendar);
  if (const auto rule = Recurrence::parse(text)) require(Recurrence::parse(rule->str()).value() == *rule);
  return 0;
}
