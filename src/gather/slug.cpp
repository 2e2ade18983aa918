#include "gather/slug.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace thisday::gather {
namespace {

constexpr std::size_t kLongest = 80;

// 'é' → 'e'; letters whose base is not Latin stay as they are.
UChar32 without_accent(UChar32 c) {
  UErrorCode failed = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&failed);
  UChar parts[8];
  const std::int32_t length = unorm2_getDecomposition(nfd, c, parts, 8, &failed);
  if (U_FAILURE(failed) || length < 1 || parts[0] >= 0x80) return c;
  return parts[0];
}

}  // namespace

std::string slug_of(std::string_view words) {
  std::string slug;
  bool gap = false;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(words.size());) {
    UChar32 c = 0;
    U8_NEXT(words.data(), at, static_cast<std::int32_t>(words.size()), c);
    if (c >= 0) c = u_tolower(without_accent(c));
    if (c == '\'' || c == 0x2019) continue;  // "people's" → "peoples"
    if (c < 0 || !u_isalnum(c)) {
      gap = !slug.empty();
      continue;
    }
    if (slug.size() + 5 > kLongest) break;
    if (gap) slug += '-';
    gap = false;
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    slug.append(bytes, static_cast<std::size_t>(length));
  }
  return slug;
}

std::string file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
}

}  // namespace thisday::gather
