#pragma once
// For tests: keeps all that a reader hands over.

#include <string>
#include <utility>
#include <vector>

#include "gather/gather.hpp"

namespace thisday::gather {

class Collector : public Handler {
 public:
  void source(const story::Source& source) override { sources.push_back(source); }
  void event(story::Event event) override { events.push_back(std::move(event)); }
  void article(story::Entry entry, story::Text text) override {
    articles.emplace_back(std::move(entry), std::move(text));
  }
  void refuse(Refusal refusal) override { refusals.push_back(std::move(refusal)); }

  std::vector<story::Source> sources;
  std::vector<story::Event> events;
  std::vector<std::pair<story::Entry, story::Text>> articles;
  std::vector<Refusal> refusals;
};

/// What `format` makes of `bytes`, called `path`.
inline Collector gathered(std::string_view bytes, std::string_view format, const std::string& path) {
  Collector all;
  const Result<void> done = read({path, bytes, {}}, format, all);
  if (!done) all.refusals.push_back({path, 0, 0, done.error().message, {}});
  return all;
}

}  // namespace thisday::gather
