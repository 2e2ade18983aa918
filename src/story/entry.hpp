#pragma once
// An Entry: an authored article for a day.

#include <optional>
#include <string>
#include <vector>

#include "story/source.hpp"
#include "when/date.hpp"

namespace thisday::story {

/// A picture in one size, as it is kept and shown.
struct PictureFile {
  std::string name;  ///< its address' last part, which tells one from all others: "0123456789abcdef-960.jpg"
  int width = 0;     ///< in points, as height
  int height = 0;
  std::string bytes = {};  ///< JPEG; empty in answers of a library, which gives them by name
  friend bool operator==(const PictureFile&, const PictureFile&) = default;
};

struct Picture {
  std::string path;  ///< as the article names it
  std::string alt;
  std::string credit;                   ///< who made it, and its licence where it has one of its own
  std::vector<PictureFile> files = {};  ///< the smallest first; none where it could not be read
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// An authored article for a day.
struct Entry {
  std::string slug;                ///< lower case, hyphens: its address
  SourceId source;                 ///< title, author and licence are the source's
  std::optional<when::Date> date;  ///< the day it belongs to
  std::string title;
  std::string summary;  ///< plain text, may be empty
  std::string body;     ///< Markdown (GitHub's), without the front matter
  std::optional<Picture> picture;

  friend bool operator==(const Entry&, const Entry&) = default;
};

}  // namespace thisday::story
