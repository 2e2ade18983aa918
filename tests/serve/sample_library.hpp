#pragma once
// A small library on disk for the server to open.

#include <string>

namespace thisday::serve {

/// Makes a library in a fresh temporary folder; both are removed with it.
class SampleLibrary {
 public:
  SampleLibrary();
  ~SampleLibrary();
  SampleLibrary(const SampleLibrary&) = delete;
  SampleLibrary& operator=(const SampleLibrary&) = delete;

  [[nodiscard]] std::string path() const { return folder_ + "/library.db"; }

 private:
  std::string folder_;
};

/// A library that has so many events, at most 1400, on 27 July and nothing else.
class ManyEvents : public SampleLibrary {
 public:
  explicit ManyEvents(int count);
};

}  // namespace thisday::serve
