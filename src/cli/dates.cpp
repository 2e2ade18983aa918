#include "cli/dates.hpp"

#include <fmt/format.h>

#include "phrase/phrase.hpp"

namespace thisday::cli {

Result<when::Date> date_given(const std::string& text, when::Calendar calendar) {
  if (auto edtf = when::Edtf::parse(text, calendar)) return when::Date(*std::move(edtf), text);
  auto date = phrase::Grammar::of("en")->date(text);
  if (!date)
    return Error{date.error().code, fmt::format("'{}' is no date: {}", text, date.error().message), 0,
                 "give 1953-07-27, 1953-07, 1953 or \"27 July 1953\""};
  return date;
}

}  // namespace thisday::cli
