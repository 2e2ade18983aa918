#include "story/source.hpp"

#include "base/hash.hpp"

namespace thisday::story {

SourceId id_of(const Source& source) {
  return {short_hash((source.work.empty() ? source.path : source.work) + '\n' + source.path)};
}

}  // namespace thisday::story
