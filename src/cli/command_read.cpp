// thisday read FILE…: the mentions and events of texts.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/reading_json.hpp"
#include "gather/gather.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string document_date;
  std::string domain = "narrative";
  std::string format;
  bool json = false;
};

/// Takes the text out of a file that holds one article.
class ArticleText : public gather::Handler {
 public:
  void source(const story::Source&) override {}
  void event(story::Event) override {}
  void article(story::Entry, story::Text text) override { text_ = std::move(text); }
  void refuse(gather::Refusal refusal) override { refusal_ = std::move(refusal); }

  std::optional<story::Text> text_;
  std::optional<gather::Refusal> refusal_;
};

Result<story::Text> text_of(const gather::Input& input, const std::string& forced) {
  std::optional<std::string_view> format = forced.empty() ? gather::detect(input) : gather::format_named(forced);
  if (!format)
    return Error{Code::unsupported, fmt::format("{}: not a text", input.path), 0, "Markdown and plain text are read"};
  // What looks like a list of days is, when it is to be read as prose, a text like any other.
  if (*format != "markdown") format = "text";
  ArticleText article;
  if (const auto read = gather::read(input, *format, article); !read) return read.error();
  if (!article.text_)
    return Error{Code::syntax, fmt::format("{}: {}", input.path,
                                           article.refusal_ ? article.refusal_->reason : "there is no text in it")};
  return *std::move(article.text_);
}

std::string shortened(const std::string& text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = text.rfind(' ', limit);
  if (end == std::string::npos) end = limit;
  return text.substr(0, end) + "…";
}

void print_reading(const std::string& path, const story::Text& text, const read::Reading& reading) {
  fmt::print("{}: {} mentions, {} events\n", path, reading.mentions.size(), reading.events.size());
  if (reading.mentions.empty()) {
    fmt::print("  no expression of time was found\n");
    return;
  }
  fmt::print("\nMentions\n");
  for (const read::Mention& mention : reading.mentions) {
    std::string words = text.content.substr(mention.range.begin, mention.range.size());
    std::replace(words.begin(), words.end(), '\n', ' ');
    std::string meaning = mention.value.empty() ? "?" : mention.value;
    if (!mention.mod.empty()) meaning += " " + mention.mod;
    if (mention.date && (mention.type == read::Type::duration || mention.date->edtf().is_interval()))
      meaning += "  " + mention.date->edtf().str();
    if (!mention.from.empty()) meaning += "  (from " + shortened(mention.from, 40) + ")";
    fmt::print("  {:<8} {:<34} {}\n", read::name(mention.type), shortened(words, 34), meaning);
  }
  std::vector<const story::Event*> timeline;
  for (const story::Event& event : reading.events) timeline.push_back(&event);
  const auto earliest = [](const story::Event* event) {
    const auto span = event->date->span();
    return span && span->earliest ? span->earliest->rata_die : INT64_MIN;
  };
  std::stable_sort(timeline.begin(), timeline.end(),
                   [&](const story::Event* a, const story::Event* b) { return earliest(a) < earliest(b); });
  if (!timeline.empty()) fmt::print("\nTimeline\n");
  for (const story::Event* event : timeline) fmt::print("  {:<22} {}\n", event->date->edtf().str(), event->headline);
}

int run(const Options& options) {
  read::Options how;
  if (options.domain == "news") how.domain = read::Domain::news;
  if (!options.document_date.empty()) {
    const auto edtf = when::Edtf::parse(options.document_date);
    if (!edtf || edtf->precision() != when::Precision::day || edtf->is_interval() || !edtf->span())
      return fail(
          {Code::syntax, fmt::format("'{}' is no day", options.document_date), 0, "write --document-date 1953-07-27"});
    how.document_date = when::civil_day(when::Calendar::gregorian, *edtf->span()->earliest);
  }
  if (!options.format.empty() && options.format != "markdown" && options.format != "text")
    return fail({Code::unsupported, fmt::format("no text is of the format '{}'", options.format), 0,
                 "there are markdown and text"});
  bool first = true;
  for (const std::string& file : options.files) {
    const auto bytes = read_file(file);
    if (!bytes) return fail(bytes.error());
    const auto text = text_of({file, *bytes}, options.format);
    if (!text) return fail(text.error());
    const auto reading = read::read(*text, how);
    if (!reading) return fail({reading.error().code, file + ": " + reading.error().message, 0, reading.error().hint});
    if (options.json) {
      fmt::print("{}\n", reading_json(file, *bytes, *text, *reading));
    } else {
      if (!first) fmt::print("\n");
      print_reading(file, *text, *reading);
    }
    first = false;
  }
  return kDone;
}

}  // namespace

void add_read(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("read", "The dates and events in a text");
  verb->add_option("FILE", options->files, "Texts: Markdown or plain; - is standard input")->required();
  verb->add_option("--document-date", options->document_date, "The day the text was written, as 1953-07-27");
  verb->add_option("--domain", options->domain, "How it is told: narrative (default) or news")
      ->check(CLI::IsMember({"narrative", "news"}));
  verb->add_option("--format", options->format, "Read as markdown or text, whatever it looks like");
  verb->add_flag("--json", options->json, "One JSON object for each file, on a line of its own");
  add_examples(*verb,
               "  thisday read almanac/entries/korean-armistice.md\n"
               "  thisday read --domain news --document-date 1998-02-13 story.txt --json");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
