#pragma once
// A text to be read, and what was read in it: what the formats of `thisday read` show.

#include <optional>
#include <string>

#include "read/read.hpp"

namespace thisday::serve {

/// A file or a record of JSON Lines as it came, not yet looked into.
struct RawDocument {
  std::string source;  ///< the path, or path:line of a record
  std::string bytes;   ///< of the file, or the record's line
  bool record = false;
  bool named = true;  ///< by itself on the command line; what a folder holds is passed over where it is no text
};

/// How documents are read.
struct ReadOptions {
  read::Options how;
  std::string input_format;  ///< "markdown", "text", "html", "jsonl"; empty: found out
};

/// A document with its reading. `bytes` are what `begin` and `end` count in: the file's, or those of a record's text.
struct Document {
  std::string source;
  std::string bytes;
  std::optional<when::CivilDay> date;  ///< when it was written
  std::optional<when::Date> entry;     ///< the day that its front matter gives it
  story::Text text;
  read::Reading reading;
};

/// Looks into a document, and leaves its text unread: `reading` is empty. Errors: as read_document().
Result<Document> text_document(RawDocument raw, const ReadOptions& options);

/// Looks into a document and reads it. Errors: what it cannot be read for, with its source in the message.
Result<Document> read_document(RawDocument raw, const ReadOptions& options);

/// The day that "1953-07-27" names; none of other words.
std::optional<when::CivilDay> day_of(const std::string& words);

/// "begin" to "end" of a date as proleptic Gregorian days in EDTF; empty on an open side.
struct SpanWords {
  std::string earliest;
  std::string latest;
};
SpanWords span_words(const when::Date& date);

}  // namespace thisday::serve
