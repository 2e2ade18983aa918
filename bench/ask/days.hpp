#pragma once
// Days and calendars as the readers of gather give them, for the benches of ask.

#include <string>
#include <vector>

#include "base/file.hpp"
#include "gather/gather.hpp"
#include "story/event.hpp"
#include "story/source.hpp"

namespace thisday::bench {

/// What one file tells.
struct Told {
  story::Source source;
  std::vector<story::Event> events;
};

class Collector : public gather::Handler {
 public:
  void source(const story::Source& source) override { told.push_back({source, {}}); }
  void event(story::Event event) override { told.back().events.push_back(std::move(event)); }
  void article(story::Entry, story::Text) override {}
  void refuse(gather::Refusal) override {}

  std::vector<Told> told;
};

inline std::vector<Told> read_all(const std::vector<std::string>& paths) {
  Collector collector;
  for (const std::string& path : paths) {
    const auto bytes = read_file(path);
    if (!bytes) continue;
    const gather::Input input{path, *bytes};
    if (const auto format = gather::detect(input)) static_cast<void>(gather::read(input, *format, collector).ok());
  }
  return std::move(collector.told);
}

}  // namespace thisday::bench
