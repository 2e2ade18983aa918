#pragma once
// An Entry: an authored article for a day.

#include <optional>
#include <string>

#include "story/source.hpp"
#include "when/date.hpp"

namespace thisday::story {

struct Picture {
  std::string path;  ///< as the article names it
  std::string alt;
  std::string credit;
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// An authored article for a day.
struct Entry {
  std::string slug;                ///< lower case, hyphens: its address
  SourceId source;                 ///< title, author and licence are the source's
  std::optional<when::Date> date;  ///< the day it belongs to
  std::string title;
  std::string summary;             ///< plain text, may be empty
  std::string body;                ///< Markdown (GitHub's), without the front matter
  std::optional<Picture> picture;

  friend bool operator==(const Entry&, const Entry&) = default;
};

}  // namespace thisday::story
