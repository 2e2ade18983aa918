#pragma once
// Joins gather, read and keep: what a file holds goes into a library.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "gather/dump.hpp"
#include "gather/gather.hpp"
#include "keep/store.hpp"

namespace thisday::cli {

/// What an import did.
struct Imported {
  std::size_t sources = 0;       ///< read
  std::size_t same_sources = 0;  ///< already there, byte for byte
  std::size_t records = 0;
  keep::Kept kept;
  std::size_t entries = 0;
  std::vector<gather::Refusal> refused;
  std::size_t gone = 0;            ///< sources taken back, because their files are there no more
  std::size_t doubted = 0;         ///< sources whose files are there no more, and that were left
  std::vector<std::string> notes;  ///< what was taken for what
};

class Importer : public gather::Handler {
 public:
  explicit Importer(keep::Store& store) : store_(store) {}

  /// Reads one file into the store; its records are there when this returns. Errors: those of the file as a whole and
  /// of the store; then nothing of this file's last source has been kept.
  Result<void> run(const gather::Input& input, std::string_view format);
  /// The same for a dump, which is read as it streams by.
  Result<void> run(gather::Stream& stream, const std::string& path, std::string_view format,
                   const gather::DumpOptions& options);
  /// Reads an export of a library (library_lines.hpp).
  Result<void> run_library(const std::string& path);
  /// Takes back what files told that are no more in a folder, in which there must be some yet (vanished.hpp).
  enum class Gone : std::uint8_t { if_sure, all, none };
  Result<void> follow(const std::string& folder, Gone gone);
  [[nodiscard]] const Imported& done() const { return done_; }

  /// Counts a file of which nothing could be read.
  void refuse_file(const std::string& path, const Error& error);

  void source(const story::Source& source) override;
  void event(story::Event event) override;
  void article(story::Entry entry, story::Text text) override;
  void refuse(gather::Refusal refusal) override;
  void note(const std::string& message) override;

 private:
  Result<void> finish(const Result<void>& read);
  void close();
  void take_picture(story::Entry& entry);
  void keep_error(const Error& error);

  keep::Store& store_;
  Imported done_;
  story::Source source_;
  bool open_ = false;
  Result<void> state_;
};

}  // namespace thisday::cli
