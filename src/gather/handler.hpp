#pragma once
// What a reader of files hands over. A reader knows no store: whoever calls it decides what becomes of the records.

#include <cstddef>
#include <string>
#include <string_view>

#include "story/entry.hpp"
#include "story/event.hpp"
#include "story/source.hpp"
#include "story/text.hpp"

namespace thisday::gather {

/// Something in a file that could not be read. The rest of the file goes on.
struct Refusal {
  std::string path;
  std::size_t line = 0;    ///< from 1; 0 where there is none
  std::size_t column = 0;  ///< from 1, in bytes; 0 where there is none
  std::string reason;      ///< one sentence without a full stop
  std::string text;        ///< the line as it stands, as UTF-8
};

/// Receives what a file holds: first its source, then its records in order. Files that it includes follow it, each with
/// a source of its own.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void source(const story::Source& source) = 0;
  virtual void event(story::Event event) = 0;  ///< with one piece of evidence, of the source last announced
  /// An article: its front matter and, for the reader of prose, its text. Without title and slug it is no Entry to
  /// keep.
  virtual void article(story::Entry entry, story::Text text) = 0;
  virtual void refuse(Refusal refusal) = 0;
  /// Something that whoever imports should see, and nothing is wrong: which column of a table was taken for what.
  virtual void note(const std::string& /*message*/) {}
};

}  // namespace thisday::gather
