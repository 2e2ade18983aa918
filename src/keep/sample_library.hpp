#pragma once
// Libraries for tests: each in a folder of its own that is gone when the test is.

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "keep/store.hpp"

namespace thisday::keep {

/// A folder below the system's temporary one.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "thisday-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline when::Date date_of(std::string_view edtf, when::Calendar calendar = when::Calendar::gregorian,
                          std::string words = {}) {
  return when::Date(when::Edtf::parse(edtf, calendar).value(), std::move(words));
}

/// A source whose bytes are told apart by `hash`.
inline story::Source source_of(const std::string& path, const std::string& hash = "1") {
  return {.path = path,
          .title = "On " + path,
          .url = "https://example.org/" + path,
          .author = "An author",
          .licence = "CC-BY-4.0",
          .language = "en",
          .work = "",
          .format = "calendar",
          .hash = hash};
}

/// An event with one piece of evidence, whose quote is the headline; its id is that which it will have.
inline story::Event event_of(const story::Source& source, std::optional<when::Date> date, const std::string& headline,
                             story::Kind kind = story::Kind::event) {
  story::Event event;
  event.kind = kind;
  event.headline = headline;
  event.date = date;
  event.evidence.push_back({id_of(source), {10, 10 + headline.size()}, headline, std::move(date)});
  event.id = id_of(event);
  return event;
}

}  // namespace thisday::keep
