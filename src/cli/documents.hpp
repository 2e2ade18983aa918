#pragma once
// The documents of a run, one after another: files, the files of folders, standard input, the records of JSON Lines.
// However many there are, no more than one is held.

#include <cstdio>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/document.hpp"

namespace thisday::cli {

class Documents {
 public:
  /// `paths`: files, folders, "-". `input_format` as in ReadOptions.
  Documents(const std::vector<std::string>& paths, std::string input_format);
  ~Documents();
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;

  /// The next document, or why there is none where one was named (the others follow); none at the end.
  std::optional<Result<RawDocument>> next();

 private:
  struct File {
    std::string path;
    bool named;
  };
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  std::optional<Error> expand(const std::string& path);
  Result<std::optional<RawDocument>> open(const File& file);
  std::optional<Result<RawDocument>> record();
  bool fill();

  std::deque<std::string> paths_;
  std::deque<File> files_;
  std::string input_format_;

  std::unique_ptr<std::FILE, Close> lines_;  ///< the JSON Lines that are being read
  std::string path_;                         ///< theirs
  std::string buffer_;                       ///< what was read of them; given up to `given_`
  std::size_t given_ = 0;
  std::size_t line_ = 0;
};

}  // namespace thisday::cli
