// thisday read FILE…: the mentions and events of texts.

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unordered_set>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/ordered_work.hpp"
#include "cli/paths.hpp"
#include "cli/reading_formats.hpp"
#include "cli/text_options.hpp"
#include "serve/reading_json.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  TextOptions text;
  std::string format = "text";
  std::string output;
  std::size_t jobs = 1;
  bool json = false;
  bool events = true;
  bool explain = false;
};

/// One way to write readings. `begin` and `end` stand around all that go to one place, `between` parts them.
struct Format {
  std::string_view name;
  std::string_view ending;
  std::string (*write)(const Document&);
  std::string (*begin)();
  std::string (*end)();
  bool alone;  ///< a file holds only one document
};

std::string nothing() {
  return {};
}
std::string json_line(const Document& document) {
  return serve::reading_json(document) + "\n";
}
std::string html_head() {
  return html_begin("Dates and events");
}

constexpr std::array<Format, 7> kFormats = {{{"text", ".txt", reading_text, nothing, nothing, false},
                                             {"explain", ".txt", reading_explained, nothing, nothing, false},
                                             {"json", ".json", json_line, nothing, nothing, false},
                                             {"timeline", ".tsv", reading_timeline, nothing, nothing, false},
                                             {"csv", ".csv", reading_csv, csv_header, nothing, false},
                                             {"html", ".html", reading_html, html_head, html_end, false},
                                             {"timeml", ".tml", reading_timeml, nothing, nothing, true}}};

/// A document as written, or why there is none.
struct Written {
  std::string source;
  std::string words;
  std::optional<Error> error;
  bool passed_over = false;
};

/// Writes to standard output, or each document to a file of its own.
class Output {
 public:
  Output(const Format& format, std::string folder) : format_(format), folder_(std::move(folder)) {}

  /// False where nothing more can be written: the reader has gone, or there is an error().
  bool put(const Written& written) {
    if (!folder_.empty()) return put_file(written);
    ++count_;
    if (format_.alone) {
      // Written when it is known to be the only one.
      held_ = written.words;
      if (count_ == 1) return true;
      error_ =
          Error{Code::unsupported, fmt::format("a file of {} holds one document, and there are more", format_.name), 0,
                "--output FOLDER writes a file for each"};
      return false;
    }
    const bool parted = count_ > 1 && format_.ending == ".txt";  // for people, by a blank line
    return print(count_ == 1 ? format_.begin() : parted ? "\n" : "") && print(written.words);
  }

  bool finish() {
    if (folder_.empty() && count_ > 0 && !print(held_ + format_.end())) return false;
    return std::fflush(stdout) == 0 || failed();
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  bool print(const std::string& words) {
    return std::fwrite(words.data(), 1, words.size(), stdout) == words.size() || failed();
  }

  // A reader that stops early is no error of ours.
  bool failed() {
    if (errno != EPIPE) error_ = Error{Code::storage, fmt::format("standard output: {}", std::strerror(errno))};
    return false;
  }

  bool put_file(const Written& written) {
    const auto done =
        write_file(folder_ + "/" + name_of(written.source), format_.begin() + written.words + format_.end());
    if (!done) error_ = done.error();
    return done.ok();
  }

  // The source's own name with the format's ending; a second one of that name gets a number.
  std::string name_of(const std::string& source) {
    std::string stem = source.substr(source.rfind('/') + 1);
    if (const std::size_t dot = stem.rfind('.');
        dot != std::string::npos && dot > 0 && stem.find(':', dot) == std::string::npos)
      stem.resize(dot);
    for (char& c : stem)
      if (c == ':' || static_cast<unsigned char>(c) < 0x20) c = '-';
    if (stem.empty() || stem == "-" || stem.starts_with('.')) stem = "document" + stem;
    std::string name = stem + std::string(format_.ending);
    for (std::size_t again = 2; !names_.insert(name).second; ++again)
      name = fmt::format("{}-{}{}", stem, again, format_.ending);
    return name;
  }

  const Format& format_;
  std::string folder_;
  std::size_t count_ = 0;
  std::string held_;
  std::unordered_set<std::string> names_;
  std::optional<Error> error_;
};

const Format* format_named(const std::string& name) {
  for (const Format& format : kFormats)
    if (format.name == name) return &format;
  return nullptr;
}

/// Reads the documents and writes them; returns the exit code.
int read_all(const Options& options, const ReadOptions& how, const Format& format) {
  Output output(format, options.output);
  std::size_t read = 0, passed_over = 0;
  bool failed = false, open = true;
  Progress progress("reading", 0);
  const auto work = [&](RawDocument raw) -> Written {
    const bool named = raw.named;
    std::string source = raw.source;
    const auto document = read_document(std::move(raw), how);
    if (document) return {document->source, format.write(*document), std::nullopt, false};
    return {std::move(source), {}, document.error(), !named && document.error().code == Code::foreign};
  };
  const auto deliver = [&](Written written) {
    progress.step(written.source);
    if (written.passed_over) {
      ++passed_over;
    } else if (written.error) {
      failed = true;
      fail(*written.error);
    } else if (open) {
      ++read;
      open = output.put(written);
    }
  };
  {
    OrderedWork<RawDocument, Written> works(options.jobs, work, deliver);
    Documents documents(options.files, options.text.input_format);
    while (open) {
      auto next = documents.next();
      if (!next) break;
      if (*next) {
        works.put(**std::move(next));
        continue;
      }
      works.finish();  // what comes before it is told before it
      failed = true;
      fail(next->error());
    }
    works.finish();
  }
  if (open) open = output.finish();
  if (output.error()) return fail(*output.error());
  if (!open) return kDone;
  if (read == 0 && passed_over > 0 && !failed)
    return fail({Code::unsupported, "none of the files can be read here", 0,
                 "Markdown, HTML, plain text and JSON Lines are read"});
  return failed ? kFailed : kDone;
}

int run(const Options& options) {
  auto how = read_options(options.text);
  if (!how) return fail(how.error());
  how->how.events = options.events;
  if (!options.output.empty() && !is_folder(options.output))
    return fail({Code::not_found, fmt::format("{}: no such folder", options.output), 0, "make it first: mkdir"});
  const std::string name = options.json                                  ? "json"
                           : options.explain && options.format == "text" ? "explain"
                                                                         : options.format;
  return read_all(options, *how, *format_named(name));
}

}  // namespace

void add_read(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("read", "The dates and events in texts");
  verb->add_option("FILE", options->files, "Texts, folders of them, JSON Lines; - is standard input")->required();
  add_text_options(*verb, options->text);
  CLI::Option* format =
      verb->add_option("--format", options->format, "text (default), json, timeml, html, csv or timeline")
          ->check(CLI::IsMember({"text", "json", "timeml", "html", "csv", "timeline"}));
  verb->add_flag("--json", options->json, "As --format json: one object for each document, on a line of its own")
      ->excludes(format);
  verb->add_flag_callback(
      "--no-events", [options] { options->events = false; },
      "Only the mentions: no events are drawn, in half the time");
  verb->add_flag("--explain", options->explain, "The way from the words to the date, for each mention");
  verb->add_option("--output", options->output, "Write a file for each document into this folder")->type_name("FOLDER");
  verb->add_option("--jobs", options->jobs, "How many documents are read at the same time (default 1)")
      ->check(CLI::Range(1, 256));
  add_examples(*verb,
               "  thisday read almanac/entries/korean-armistice.md\n"
               "  thisday read --explain letter.txt\n"
               "  thisday read --domain news --document-date 1998-02-13 story.txt --json\n"
               "  thisday read --jobs 8 --json corpus.jsonl > read.jsonl\n"
               "  thisday read --format timeml --output annotated/ texts/");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
