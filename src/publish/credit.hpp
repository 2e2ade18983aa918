#pragma once
// Who is to be credited, wherever an event is told: author, title, licence, link.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "story/event.hpp"
#include "story/source.hpp"

namespace thisday::publish {

/// The sources of an answer by their ids. Points into `sources`, which must outlive it.
class SourcesById {
 public:
  explicit SourcesById(const std::vector<story::Source>& sources);
  [[nodiscard]] const story::Source* find(const story::SourceId& id) const;  ///< null where it is none of these
  /// Of an event's evidence, each once, in order.
  [[nodiscard]] std::vector<const story::Source*> of(const story::Event& event) const;

 private:
  std::unordered_map<std::string, const story::Source*> by_id_;
};

/// "A history, by A. Writer, CC-BY-4.0"; an unknown licence says so.
std::string credit_words(const story::Source& source);
/// The same of several, "…; …".
std::string credit_words(const std::vector<const story::Source*>& sources);
/// As HTML, the title leading to the source's address where that is on the web.
std::string credit_html(const story::Source& source);

/// Whether a source is written in a language: "en" is also "en-GB". One that has none, or is not known, is of all.
bool in_language(const story::Source* source, std::string_view language);

}  // namespace thisday::publish
