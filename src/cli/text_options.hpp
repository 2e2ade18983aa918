#pragma once
// How texts are to be read: the options that `read` and `check` share.

#include <string>

#include "cli/command.hpp"
#include "cli/document.hpp"

namespace thisday::cli {

/// As they were given; they must outlive the parsing.
struct TextOptions {
  std::string document_date;
  std::string domain = "narrative";
  std::string numeric;
  std::string input_format;
};

/// Adds --document-date, --domain, --numeric and --input, the same words in every verb.
void add_text_options(CLI::App& verb, TextOptions& options);

/// Errors: syntax (the document's date is no day).
Result<ReadOptions> read_options(const TextOptions& options);

}  // namespace thisday::cli
