#pragma once
// A day's answer in the shape of Wikimedia's "on this day" feed, so that programs written for that one can ask this
// one.
//
//   {"selected": […], "births": […], "deaths": […], "events": […], "holidays": […]}
//   each of {"text": "…", "pages": [{"type": "standard", "title": "Korean_Armistice_Agreement", …}], "year": 1953}
//
// Years are those of the feed: 45 BC is -45, not astronomical. Holidays have none. The newest stand first. What has no
// year, or is no finer than a month, has no place in the feed. docs/api.md tells what its pages are made of.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/library.hpp"

namespace thisday::publish {

enum class WikimediaType : std::uint8_t { all, selected, births, deaths, events, holidays };

/// "all", "selected", "births", "deaths", "events", "holidays".
std::optional<WikimediaType> wikimedia_type_named(std::string_view name);

/// Of what sources in `language` tell ("en", also "en-GB"), and of what has no language. One line of UTF-8. `site` is
/// the address before that of a picture, without a slash at its end.
std::string wikimedia_feed(const ask::DayAnswer& answer, WikimediaType type, std::string_view language,
                           std::string_view site = {});

inline constexpr std::string_view kWikimediaContentType =
    "application/json; charset=utf-8; profile=\"https://www.mediawiki.org/wiki/Specs/OnThisDay/0.5.0\"";

/// Whether `language` is one in which some source is written; "en" is for "en-GB" too.
bool is_language_of(const std::vector<story::Source>& sources, std::string_view language);

/// What /feed/availability says: {"on_this_day": ["en.wikipedia.org", …], …}, the feed's other parts being empty.
std::string wikimedia_availability(const std::vector<story::Source>& sources);

}  // namespace thisday::publish
