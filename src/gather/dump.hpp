#pragma once
// Dumps of whole wikis, read as they stream by: Wikipedia's pages as XML, Wikidata's items as JSON.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "gather/handler.hpp"
#include "gather/stream.hpp"

namespace thisday::gather {

struct DumpOptions {
  enum class Pages { days_and_years, all };
  Pages pages = Pages::days_and_years;  ///< all: every article besides, as a text; far slower
  /// Labels and links of Wikidata's items are taken in these languages, the first that an item has.
  std::vector<std::string> languages = {"en", "mul", "de", "fr", "es", "it", "ru"};
};

/// Whether the beginning of a file is a dump; which: "wikipedia-dump", "wikidata". Empty: none.
std::string_view dump_format(std::string_view beginning);

/// Reads a dump to its end. Each page is a source of its own; of Wikidata each stretch of some 16 MiB is one, so that
/// an import that was stopped goes on behind what it kept. Memory does not grow with the dump. Errors: those of the
/// stream, and syntax where the XML is broken; what was handed over before stays good.
Result<void> read_dump(Stream& stream, const std::string& path, std::string_view format, const DumpOptions& options,
                       Handler& handler);

}  // namespace thisday::gather
