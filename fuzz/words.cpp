// Any bytes as words, as a search and as what an event tells: words stand in order within the text, folding again
// changes nothing, a search is never wrong syntax, and everything is like itself.

#include "keep/words.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "keep/match.hpp"
#include "keep/search.hpp"

namespace {

using namespace thisday::keep;

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto use : {Words::For::indexed, Words::For::asked}) {
    Words words(text, use);
    Word word;
    std::size_t begin = 0;
    while (words.next(word)) {
      require(!word.folded.empty() && word.begin < word.end && word.end <= size && begin <= word.begin);
      begin = word.begin;
    }
  }
  const std::string query = match_query(text);
  require(std::count(query.begin(), query.end(), '"') % 2 == 0);

  const Told told{.kind = thisday::story::Kind::birth, .headline = text, .quote = text.substr(size / 2)};
  Telling one = telling_of(told);
  Telling other = one;
  one.source = 1;
  other.source = 2;
  require(score(one, other) == score(other, one));
  require(score(one, other) >= 0 && score(one, other) <= 1);
  return 0;
}
