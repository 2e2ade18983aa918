#pragma once
// What stands between the two lines of hyphens at the head of an article.
//
//   ---
//   title: Korean Armistice Agreement
//   date: 1953-07-27                    EDTF, or in words: July 27, 1953
//   author: Jane Roe
//   source: https://example.org/a
//   licence: CC-BY-4.0
//   language: en
//   slug: korean-armistice
//   summary: Three years of war end at a table.
//   image: {src: table.jpg, alt: Two men sign, credit: US Navy}
//   ---

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "story/entry.hpp"

namespace thisday::gather {

struct FrontMatter {
  std::string title;
  std::optional<when::Date> date;
  std::string author;
  std::string url;
  std::string licence;
  std::string language;
  std::string slug;
  std::string summary;
  std::optional<story::Picture> picture;
  std::size_t body = 0;  ///< where the article itself begins
};

/// The front matter of a file; one without any gives an empty one. Keys that are not known are left alone: other
/// programs have theirs. Errors: with the position, and what to do about it.
Result<FrontMatter> front_matter(std::string_view file);

/// A date in EDTF or in English words, whatever language the article is in: "July 27, 1953", "27 July", "07-27".
Result<when::Date> article_date(std::string_view words);

}  // namespace thisday::gather
