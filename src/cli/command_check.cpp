// thisday check DRAFT…: are its dates true?

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <memory>

#include "ask/check.hpp"
#include "ask/library_check.hpp"
#include "base/hash.hpp"
#include "cli/command.hpp"
#include "cli/documents.hpp"
#include "cli/terminal.hpp"
#include "cli/text_options.hpp"
#include "publish/findings.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string library;
  TextOptions text;
  std::string format = "text";
  std::vector<std::string> without;
  bool json = false;
  bool sarif = false;
  bool all = false;
  bool itself = false;  ///< no draft, and --library: the library is what is checked
};

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

/// The library that drafts are held against; none where there is none by default, which is said.
Result<std::optional<ask::Library>> library_of(const Options& options) {
  const std::string path = library_path(options.library);
  if (options.library.empty() && !exists(path)) {
    fmt::print(stderr,
               "thisday: there is no library yet, so dates are held against the calendar and the draft itself alone\n"
               "  'thisday import' fills one\n");
    return std::optional<ask::Library>();
  }
  auto library = ask::Library::open(path);
  if (!library) return library.error();
  return std::optional(*std::move(library));
}

/// Writes what was found, each draft as it comes or, where a format holds all, at the end.
class Output {
 public:
  explicit Output(const Options& options) : options_(options) {}

  void put(publish::CheckedDraft draft) {
    const publish::VerdictCounts now = publish::counts(draft.findings);
    for (std::size_t i = 0; i < now.size(); ++i) counts_[i] += now[i];
    if (options_.json) {
      fmt::print("{}\n", publish::findings_json(draft));
    } else if (options_.format == "text" && !options_.sarif) {
      const auto shown = options_.all || options_.itself ? publish::Shown::all : publish::Shown::notable;
      fmt::print("{}", publish::findings_text(draft, shown, terminal()));
    } else {
      held_.push_back(std::move(draft));
    }
  }

  void finish() {
    if (options_.sarif)
      fmt::print("{}\n", publish::findings_sarif(held_, THISDAY_VERSION));
    else if (options_.format == "html")
      fmt::print("{}", publish::findings_html(held_));
    else if (!options_.json)
      fmt::print("{}\n", publish::counts_words(counts_, options_.itself ? "events" : "dates"));
  }

  [[nodiscard]] bool fails() const {
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (counts_[i] > 0 && ask::fails(static_cast<ask::Verdict>(i))) return true;
    return false;
  }

 private:
  const Options& options_;
  publish::VerdictCounts counts_ = publish::counts({});
  std::vector<publish::CheckedDraft> held_;
};

int check_all(const Options& options, const ReadOptions& how, const ask::Checker& checker) {
  Output output(options);
  Documents documents(options.files, options.text.input_format);
  bool failed = false;
  std::size_t checked = 0, passed_over = 0;
  while (auto next = documents.next()) {
    if (!*next) {
      failed = true;
      fail(next->error());
      continue;
    }
    const bool named = (*next)->named;
    auto document = text_document(**std::move(next), how);
    if (!document) {
      if (!named && document.error().code == Code::foreign) {
        ++passed_over;
        continue;
      }
      failed = true;
      fail(document.error());
      continue;
    }
    ask::CheckOptions check;
    check.reading = how.how;
    check.reading.document_date = document->date;
    check.entry_date = document->entry;
    check.without = options.without;
    // The library may have the draft itself, which does not bear witness for itself.
    check.without.push_back(sha256(document->bytes));
    check.without.push_back(document->source);
    auto findings = checker.check(document->text, check);
    if (!findings) {
      failed = true;
      fail({findings.error().code, document->source + ": " + findings.error().message, 0, findings.error().hint});
      continue;
    }
    ++checked;
    output.put({document->source, std::move(document->bytes), *std::move(findings)});
  }
  if (checked == 0 && !failed && passed_over > 0)
    return fail({Code::unsupported, "none of the files can be read here", 0,
                 "Markdown, HTML, plain text and JSON Lines are read"});
  if (checked > 0) output.finish();
  return failed ? kFailed : output.fails() ? kDisagrees : kDone;
}

int check_itself(const Options& options) {
  const std::string path = library_path(options.library);
  const auto library = ask::Library::open(path);
  if (!library) return fail(library.error());
  auto findings = ask::check_library(*library);
  if (!findings) return fail(findings.error());
  // Round days of long ago are many, and say little of any one of them.
  if (!options.all) std::erase_if(*findings, [](const auto& each) { return each.rule == ask::Rule::round_day; });
  Output output(options);
  output.put({path, {}, *std::move(findings)});
  output.finish();
  return output.fails() ? kDisagrees : kDone;
}

int run(const Options& options) {
  if (options.itself) return check_itself(options);
  if (options.files.empty())
    return fail({Code::not_found, "there is nothing to check", 0, "give a draft, or --library to check the library"});
  const auto how = read_options(options.text);
  if (!how) return fail(how.error());
  const auto library = library_of(options);
  if (!library) return fail(library.error());
  return check_all(options, *how, *library ? ask::Checker(**library) : ask::Checker());
}

}  // namespace

void add_check(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("check", "Whether the dates in a draft are true");
  verb->add_option("DRAFT", options->files, "Texts, folders of them, JSON Lines; - is standard input");
  CLI::Option* library =
      verb->add_option("--library", options->library,
                       "The library's file (default: $XDG_DATA_HOME/thisday/library.db); without a draft, check it")
          ->type_name("[FILE]")
          ->expected(0, 1);
  add_text_options(*verb, options->text);
  verb->add_option("--without", options->without, "A source that does not count, by its path or work")
      ->type_name("SOURCE");
  verb->add_flag("--all", options->all, "Show also what agrees, what the library does not know, and its round days");
  CLI::Option* format =
      verb->add_option("--format", options->format, "text (default) or html")->check(CLI::IsMember({"text", "html"}));
  CLI::Option* json =
      verb->add_flag("--json", options->json, "One object for each draft, on a line of its own")->excludes(format);
  verb->add_flag("--sarif", options->sarif, "SARIF 2.1.0, for editors and CI")->excludes(format)->excludes(json);
  add_examples(*verb,
               "  thisday check article.md                  exit 1 when something disagrees or is impossible\n"
               "  thisday check --all articles/\n"
               "  thisday check --sarif articles/ > dates.sarif\n"
               "  thisday check --library                   what disagrees within the library\n"
               "  thisday check --format html article.md > checked.html\n"
               "  thisday check --json draft.txt | jq -r '.findings[] | select(.fails) | .message'");
  verb->callback([options, library, &exit] {
    options->itself = library->count() > 0 && options->files.empty();
    exit = run(*options);
  });
}

}  // namespace thisday::cli
