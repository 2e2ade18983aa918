#pragma once
// The words of a search, marked in what it found.

#include <string>
#include <string_view>

namespace thisday::publish {

/// `text` as HTML, with <mark> around what begins with one of the words of `search`. Case and accents do not count;
/// words with a minus before them are not marked. O(text × words); of the words the first 16 count.
std::string highlighted(std::string_view text, std::string_view search);

}  // namespace thisday::publish
