#pragma once
// Joins gather, read and keep: what a file holds goes into a library.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/refusals.hpp"
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
  Refusals refused;
  std::size_t gone = 0;            ///< sources taken back, because their files are there no more
  std::size_t doubted = 0;         ///< sources whose files are there no more, and that were left
  std::vector<std::string> notes;  ///< what was taken for what
};

class Importer : public gather::Handler {
 public:
  explicit Importer(keep::Store& store) : store_(store) {}
  /// Where all refusals are written.
  Result<void> report_to(const std::string& path) { return done_.refused.report_to(path); }
  /// To be called at the end. Errors: those of the report.
  Result<void> finish_report() { return done_.refused.finish(); }

  /// Reads one file into the store; its records are there when this returns. Errors: those of the file as a whole and
  /// of the store; then nothing of this file's last source has been kept.
  Result<void> run(const gather::Input& input, std::string_view format);
  /// The same for a dump, which is read as it streams by.
  Result<void> run(gather::Stream& stream, const std::string& path, std::string_view format,
                   const gather::DumpOptions& options);
  /// The same for a table (gather/tables.hpp), of which the path and the map are taken from `input`.
  Result<void> run_table(gather::Stream& stream, const gather::Input& input, std::string_view format);
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
  /// Takes back what a table had told in stretches that it has no more.
  Result<void> forget_stretches(const std::string& path);
  void take_picture(story::Entry& entry);
  void keep_error(const Error& error);

  keep::Store& store_;
  Imported done_;
  story::Source source_;
  bool open_ = false;
  Result<void> state_;
  std::optional<std::set<std::string>> told_;  ///< ids of the sources of the table that is read
  /// Of tables, the ids of all sources by the path of the file; once they were asked for.
  std::optional<std::multimap<std::string, std::string>> tables_;
};

}  // namespace thisday::cli
