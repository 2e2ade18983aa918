#pragma once
// The three ways to write a feed (feed.hpp chooses).

#include <string>

#include "publish/feed.hpp"

namespace thisday::publish {

std::string atom_feed(const Feed& feed, const Site& site);
std::string rss_feed(const Feed& feed, const Site& site);
std::string json_feed(const Feed& feed, const Site& site);

}  // namespace thisday::publish
