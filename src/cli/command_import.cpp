// thisday import PATH…: fills the library.

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "cli/command.hpp"
#include "cli/importer.hpp"
#include "cli/library_lines.hpp"
#include "cli/paths.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string library;
  std::string format;
  std::string report;
  bool strict = false;
  bool json = false;
};

/// A file named by itself must be readable; of a folder's files those of other kinds are passed over, and counted.
struct File {
  std::string path;
  bool named = true;
};

std::string line_of(const gather::Refusal& refusal) {
  std::string place = refusal.path;
  if (refusal.line > 0) place += fmt::format(":{}", refusal.line);
  if (refusal.column > 0) place += fmt::format(":{}", refusal.column);
  return fmt::format("{}: {}", place, refusal.reason);
}

Result<std::vector<File>> all_files(const std::vector<std::string>& paths) {
  std::vector<File> files;
  for (const std::string& path : paths) {
    const auto found = files_of(path);
    if (!found) return found.error();
    if (found->empty())
      return Error{Code::not_found, fmt::format("{}: the folder holds no files", path), 0,
                   "give a folder of articles, calendars or day lists"};
    for (const std::string& file : *found) files.push_back({file, !is_folder(path)});
  }
  return files;
}

/// Exports may be larger than memory, so they are read by lines.
bool is_export(const std::string& path) {
  std::ifstream file(path);
  std::string beginning(64, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  return is_library_lines(beginning);
}

Result<std::string_view> format_of(const gather::Input& input, const Options& options) {
  if (!options.format.empty()) return *gather::format_named(options.format);
  if (const auto format = gather::detect(input)) return *format;
  return Error{Code::unsupported, fmt::format("{}: not a file that can be read here", input.path), 0,
               "it is read as calendar(1), Markdown, plain text or almanac YAML; --format forces one of them"};
}

int report(const Importer& importer, std::size_t passed_over, const Options& options) {
  const Imported& done = importer.done();
  std::string lines;
  for (const auto& refusal : done.refused) lines += line_of(refusal) + "\n    " + refusal.text + "\n";
  if (!options.report.empty())
    if (const auto written = write_file(options.report, lines); !written) return fail(written.error());
  if (options.json) {
    fmt::print(
        "{{\"sources\":{},\"same_sources\":{},\"records\":{},\"new\":{},\"merged\":{},\"unchanged\":{},\"removed\":{},"
        "\"entries\":{},\"refused\":{},\"passed_over\":{}}}\n",
        done.sources, done.same_sources, done.records, done.kept.added, done.kept.merged, done.kept.unchanged,
        done.kept.removed, done.entries, done.refused.size(), passed_over);
    return kDone;
  }
  constexpr std::size_t kShown = 5;
  if (options.report.empty()) {
    for (std::size_t i = 0; i < std::min(kShown, done.refused.size()); ++i)
      fmt::print(stderr, "{}\n", line_of(done.refused[i]));
    if (done.refused.size() > kShown)
      fmt::print(stderr, "… and {} more; --report FILE writes them all\n", done.refused.size() - kShown);
  }
  fmt::print("{} sources read, {} unchanged since the last import{}\n", done.sources, done.same_sources,
             passed_over > 0 ? fmt::format(", {} files of other kinds passed over", passed_over) : "");
  fmt::print("{} records: {} events new, {} merged, {} unchanged, {} removed; {} entries; {} refused\n", done.records,
             done.kept.added, done.kept.merged, done.kept.unchanged, done.kept.removed, done.entries,
             done.refused.size());
  return kDone;
}

int run(const Options& options) {
  if (!options.format.empty() && !gather::format_named(options.format))
    return fail({Code::unsupported, fmt::format("no format is named '{}'", options.format), 0,
                 "there are calendar, markdown, text and almanac"});
  const auto files = all_files(options.paths);
  if (!files) return fail(files.error());
  const auto store = keep::Store::open(library_path(options.library), keep::Store::Mode::create);
  if (!store) return fail(store.error());

  Importer importer(**store);
  std::size_t passed_over = 0;
  {
    Progress progress("reading", files->size());
    for (const File& file : *files) {
      progress.step(file.path);
      if (file.named && is_export(file.path)) {
        if (const auto done = importer.run_library(file.path); !done) return fail(done.error());
        continue;
      }
      const auto bytes = read_file(file.path);
      if (!bytes) return fail(bytes.error());
      gather::Input input{file.path, *bytes};
      if (file.named && file.path != "-") input.folder = std::filesystem::path(file.path).parent_path().string();
      const auto format = format_of(input, options);
      if (!format && !file.named) {
        ++passed_over;
        continue;
      }
      if (!format) return fail(format.error());
      if (const auto done = importer.run(input, *format); !done) return fail(done.error());
      if (options.strict && !importer.done().refused.empty())
        return fail({Code::syntax, line_of(importer.done().refused.front()), 0, "--strict stops at the first refusal"});
    }
  }
  if (passed_over == files->size())
    return fail({Code::unsupported, "none of the files can be read here", 0,
                 "calendar(1), Markdown, plain text and almanac YAML are read"});
  return report(importer, passed_over, options);
}

}  // namespace

void add_import(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("import", "Fill the library");
  verb->add_option("PATH", options->paths, "Files or folders; - is standard input")->required();
  add_library_option(*verb, options->library);
  verb->add_option("--format", options->format, "Read as calendar, markdown, text or almanac, whatever it looks like");
  verb->add_option("--report", options->report, "Write every refused record with its place and reason")
      ->type_name("FILE");
  verb->add_flag("--strict", options->strict, "Stop after the first file with a refused record");
  verb->add_flag("--json", options->json, "The summary as JSON");
  add_examples(*verb,
               "  thisday import articles/\n  thisday import /usr/share/calendar/calendar.history\n"
               "  curl -s https://example.org/article.txt | thisday import - --format text");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
