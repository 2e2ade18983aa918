#include "cli/text_options.hpp"

#include <fmt/format.h>

namespace thisday::cli {

void add_text_options(CLI::App& verb, TextOptions& options) {
  verb.add_option("--document-date", options.document_date, "The day the text was written, as 1953-07-27")
      ->type_name("DAY");
  verb.add_option("--domain", options.domain, "How it is told: narrative (default) or news")
      ->check(CLI::IsMember({"narrative", "news"}));
  verb.add_option("--numeric", options.numeric,
                  "What 04/05/1950 is: dmy, 4 May, or mdy, 5 April (default: as the text's other dates; else either)")
      ->check(CLI::IsMember({"dmy", "mdy"}));
  verb.add_option("--input", options.input_format, "Read as markdown, html, text or jsonl, whatever it looks like")
      ->check(CLI::IsMember({"markdown", "html", "text", "jsonl"}));
}

Result<ReadOptions> read_options(const TextOptions& options) {
  ReadOptions how;
  if (!options.numeric.empty())
    how.how.numeric = options.numeric == "dmy" ? phrase::Numeric::day_first : phrase::Numeric::month_first;
  if (options.domain == "news") how.how.domain = read::Domain::news;
  if (!options.document_date.empty()) {
    how.how.document_date = day_of(options.document_date);
    if (!how.how.document_date)
      return Error{Code::syntax, fmt::format("'{}' is no day", options.document_date), 0,
                   "write --document-date 1953-07-27"};
  }
  // JSON Lines are told from texts before they are read.
  how.input_format = options.input_format == "jsonl" ? "" : options.input_format;
  return how;
}

}  // namespace thisday::cli
