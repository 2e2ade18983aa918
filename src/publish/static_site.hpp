#pragma once
// A site without a server: every day, every entry, feeds, the API's JSON and all assets as files, at the addresses at
// which `serve` answers, so that any static host can show them. docs/publishing.md lists them.

#include <functional>
#include <string>

#include "ask/library.hpp"
#include "publish/folder.hpp"
#include "publish/site.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {

struct StaticSiteOptions {
  std::string folder;
  Site site;
  when::CivilDay today;  ///< the day of the first page; "years ago" and feeds count from it
  ask::LeapDay leap_day = ask::LeapDay::feb28;
  unsigned threads = 1;
  std::function<void()> made_a_day = [] {};  ///< called 366 times, from any thread
};

/// `library` is a path: each thread opens it for itself. The same library, day and options give the same bytes. Errors:
/// those of the library and of the folder.
Result<Folder::Count> build_site(const std::string& library, const StaticSiteOptions& options);

}  // namespace thisday::publish
