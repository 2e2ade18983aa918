// thisday import PATH…: fills the library.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "base/progress.hpp"
#include "cli/command.hpp"
#include "cli/importer.hpp"
#include "cli/library_lines.hpp"
#include "cli/paths.hpp"
#include "gather/tables.hpp"

namespace thisday::cli {
namespace {

constexpr std::size_t kPeeked = std::size_t{1} << 16;
constexpr std::size_t kLargest = std::size_t{128} << 20;

struct Options {
  std::vector<std::string> paths;
  std::string library;
  std::string format;
  std::string report;
  std::string map;
  Importer::Gone gone = Importer::Gone::if_sure;
  std::vector<std::string> languages;
  bool articles = false;
  bool strict = false;
  bool json = false;
};

/// A file named by itself must be readable; of a folder's files those of other kinds are passed over, and counted.
struct File {
  std::string path;
  bool named = true;
};

Result<std::vector<File>> all_files(const std::vector<std::string>& paths) {
  std::vector<File> files;
  for (const std::string& path : paths) {
    const auto found = files_of(path);
    if (!found) return found.error();
    if (found->empty())
      return Error{Code::not_found, fmt::format("{}: the folder holds no files", path), 0,
                   "give a folder of articles, calendars or day lists; what was imported from it before is kept"};
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
  return Error{
      Code::unsupported, fmt::format("{}: not a file that can be read here", input.path), 0,
      fmt::format("it is read as what it looks like; --format forces one of {}", fmt::join(gather::formats(), ", "))};
}

int report(const Importer& importer, std::size_t passed_over, const Options& options) {
  const Imported& done = importer.done();
  for (const std::string& note : done.notes) fmt::print(stderr, "{}\n", note);
  if (options.json) {
    fmt::print(
        "{{\"sources\":{},\"same_sources\":{},\"records\":{},\"new\":{},\"merged\":{},\"unchanged\":{},\"removed\":{},"
        "\"entries\":{},\"refused\":{},\"passed_over\":{},\"gone\":{},\"gone_kept\":{}}}\n",
        done.sources, done.same_sources, done.records, done.kept.added, done.kept.merged, done.kept.unchanged,
        done.kept.removed, done.entries, done.refused.size(), passed_over, done.gone, done.doubted);
    return kDone;
  }
  if (options.report.empty()) {
    const auto& shown = done.refused.first();
    for (const gather::Refusal& refusal : shown) fmt::print(stderr, "{}\n", line_of(refusal));
    if (done.refused.size() > shown.size())
      fmt::print(stderr, "… and {} more; --report FILE writes them all\n", done.refused.size() - shown.size());
  }
  fmt::print("{} sources read, {} unchanged since the last import{}{}\n", done.sources, done.same_sources,
             done.gone > 0 ? fmt::format(", {} taken back because their files are gone", done.gone) : "",
             passed_over > 0 ? fmt::format(", {} files of other kinds passed over", passed_over) : "");
  fmt::print("{} records: {} events new, {} merged, {} unchanged, {} removed; {} entries; {} refused\n", done.records,
             done.kept.added, done.kept.merged, done.kept.unchanged, done.kept.removed, done.entries,
             done.refused.size());
  return kDone;
}

// The rest of a file of which the beginning is known: dumps as they stream by, all else at once.
Result<void> read_all(Importer& importer, gather::Input input, std::string_view format, std::string beginning,
                      std::unique_ptr<gather::Stream> rest, const Options& options) {
  if (format == "wikidata" || format == "wikipedia-dump") {
    gather::DumpOptions dump;
    if (options.articles) dump.pages = gather::DumpOptions::Pages::all;
    if (!options.languages.empty()) dump.languages = options.languages;
    const auto stream = gather::stream_after(std::move(beginning), std::move(rest));
    return importer.run(*stream, input.path, format, dump);
  }
  if (gather::can_stream_table(format, beginning)) {
    const auto stream = gather::stream_after(std::move(beginning), std::move(rest));
    return importer.run_table(*stream, input, format);
  }
  const auto more = gather::append_up_to(*rest, kLargest, beginning);
  if (!more) return more.error();
  if (*more == kLargest)
    return Error{Code::range,
                 fmt::format("{}: larger than the {} MiB that are read at once", input.path, kLargest >> 20), 0,
                 "cut it into several files; tables, lines of JSON and dumps may be of any size"};
  input.bytes = beginning;
  return importer.run(input, format);
}

int run(Options options) {
  if (!options.format.empty() && !gather::format_named(options.format))
    return fail({Code::unsupported, fmt::format("no format is named '{}'", options.format), 0,
                 fmt::format("there are {}", fmt::join(gather::formats(), ", "))});
  for (std::string& path : options.paths) path = plain_path(path);
  const auto files = all_files(options.paths);
  if (!files) return fail(files.error());
  const auto store = keep::Store::open(library_path(options.library), keep::Store::Mode::create);
  if (!store) return fail(store.error());

  Importer importer(**store);
  if (!options.report.empty())
    if (const auto open = importer.report_to(options.report); !open) return fail(open.error());
  // First, so that a renamed article has its slug again.
  for (const std::string& path : options.paths)
    if (is_folder(path))
      if (const auto done = importer.follow(path, options.gone); !done) return fail(done.error());
  std::size_t passed_over = 0;
  {
    Progress progress("reading", files->size());
    for (const File& file : *files) {
      progress.step(file.path);
      if (file.named && is_export(file.path)) {
        if (const auto done = importer.run_library(file.path); !done) return fail(done.error());
        continue;
      }
      auto stream = gather::open_stream(file.path);
      if (!stream) return fail(stream.error());
      auto bytes = gather::read_up_to(**stream, kPeeked);
      if (!bytes) return fail(bytes.error());
      gather::Input input{file.path, *bytes, {}, options.map};
      if (file.named && file.path != "-") input.folder = std::filesystem::path(file.path).parent_path().string();
      const auto format = format_of(input, options);
      if (!format && !file.named) {
        ++passed_over;
        continue;
      }
      if (!format) return fail(format.error());
      const auto done = read_all(importer, input, *format, std::move(*bytes), std::move(*stream), options);
      if (!done) {
        // A bad file costs one message, and the rest of the folder goes on; a broken store ends it.
        if (file.named || done.error().code == Code::storage || done.error().code == Code::busy)
          return fail(done.error());
        importer.refuse_file(file.path, done.error());
      }
      if (options.strict && importer.done().refused.size() > 0)
        return fail(
            {Code::syntax, line_of(importer.done().refused.first().front()), 0, "--strict stops at the first refusal"});
    }
  }
  if (passed_over == files->size())
    return fail({Code::unsupported, "none of the files can be read here", 0,
                 fmt::format("there are readers for {}", fmt::join(gather::formats(), ", "))});
  if (const auto written = importer.finish_report(); !written) return fail(written.error());
  return report(importer, passed_over, options);
}

}  // namespace

void add_import(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("import", "Fill the library");
  verb->add_option("PATH", options->paths, "Files or folders; - is standard input")->required();
  add_library_option(*verb, options->library);
  verb->add_option("--format", options->format,
                   fmt::format("Read as one of {}, whatever it looks like", fmt::join(gather::formats(), ", ")));
  verb->add_option("--map", options->map, "What the columns of a table are, where the guess is wrong")
      ->type_name("ROLE=COLUMN,…");
  verb->add_option("--languages", options->languages, "Of Wikidata's labels and links, the first that an item has")
      ->delimiter(',')
      ->type_name("LANG,…");
  verb->add_flag("--articles", options->articles,
                 "Of Wikipedia's dumps, read every article and not only days and years");
  const std::map<std::string, Importer::Gone> gone = {
      {"auto", Importer::Gone::if_sure}, {"forget", Importer::Gone::all}, {"keep", Importer::Gone::none}};
  verb->add_option(
          "--gone", options->gone,
          "What files of a folder told that are there no more: forget it, keep it, or forget it unless so much "
          "is gone that a disk may be missing (auto, the default)")
      ->transform(CLI::CheckedTransformer(gone))
      ->type_name("auto|forget|keep");
  verb->add_option("--report", options->report, "Write every refused record with its place and reason")
      ->type_name("FILE");
  verb->add_flag("--strict", options->strict, "Stop after the first file with a refused record");
  verb->add_flag("--json", options->json, "The summary as JSON");
  add_examples(*verb,
               "  thisday import articles/\n  thisday import battles.csv --map headline=Battle,date=Begin\n  thisday "
               "import /usr/share/calendar/calendar.history\n"
               "  curl -s https://example.org/article.txt | thisday import - --format text");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
