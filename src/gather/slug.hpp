#pragma once
// Names in addresses.

#include <string>
#include <string_view>

namespace thisday::gather {

/// "Élysée, 27 July" → "elysee-27-july": letters and digits in lower case, accents of Latin letters dropped, hyphens
/// between; at most 80 bytes. Empty where the words have no letter or digit.
std::string slug_of(std::string_view words);

/// The last part of a path.
std::string file_name(std::string_view path);

}  // namespace thisday::gather
