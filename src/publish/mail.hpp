#pragma once
// The daily mail: a day as a MIME message, in text and in HTML, for any mail program to send.

#include <optional>
#include <string>

#include "ask/library.hpp"
#include "publish/site.hpp"

namespace thisday::publish {

struct MailOptions {
  std::string from;     ///< "The Museum <news@example.org>"
  std::string to;       ///< may be empty: the program that sends adds it
  std::string subject;  ///< empty: the day, and what leads it
  std::string date;     ///< of the Date header, as RFC 5322 has it; empty: the program that sends adds it
};

/// None where the day has nothing to tell. The same answer gives the same bytes.
std::optional<std::string> day_mail(const ask::DayAnswer& answer, const Site& site, const MailOptions& options);

}  // namespace thisday::publish
