#pragma once
// A page of Wikipedia that an event is about, as Wikimedia's feed describes it.

#include <string_view>

#include "publish/event_json.hpp"

namespace thisday::publish {

/// The pages of `event` in one Wikipedia: its own links first, then those of its evidence, each once. `extract` is what
/// a source says of the event, since a library keeps no articles of Wikipedia; so `pageid` and `revision` are 0, and
/// `timestamp` is the beginning of 1970, where a client expects a value.
Json wikimedia_pages(const story::Event& event, std::string_view language, std::string_view extract);

}  // namespace thisday::publish
