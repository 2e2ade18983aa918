// thisday search WORDS…: what is told of something.

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "cli/terminal.hpp"
#include "publish/search_text.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  std::string library;
  std::string kind;
  std::string from;
  std::string to;
  std::string before;
  std::string after;
  std::string during;
  std::string near;
  std::string order = "best";
  bool safe = false;
  ask::SearchQuestion question;
  bool json = false;
};

/// Moves the borders of `span` to those of an event's dates.
Result<void> bound_by(const ask::Library& library, const Options& options, when::Span& span) {
  const auto span_of = [&](const std::string& name) -> Result<when::Span> {
    const auto event = library.event({name});
    if (!event) return event.error();
    if (!*event) return Error{Code::not_found, fmt::format("there is no event {}", name)};
    const auto days = (*event)->date ? (*event)->date->span() : std::nullopt;
    if (!days) return Error{Code::range, fmt::format("event {} has no date", name)};
    return *days;
  };
  if (!options.before.empty()) {
    const auto days = span_of(options.before);
    if (!days) return days.error();
    if (days->earliest) span.latest = *days->earliest - 1;
  }
  if (!options.after.empty()) {
    const auto days = span_of(options.after);
    if (!days) return days.error();
    if (days->latest) span.earliest = *days->latest + 1;
  }
  if (!options.during.empty()) {
    const auto days = span_of(options.during);
    if (!days) return days.error();
    span = *days;
  }
  return {};
}

/// "37.95,126.67" or "37.95,126.67,100": latitude, longitude and kilometres.
Result<keep::Near> near_given(const std::string& words) {
  const Error wrong{Code::syntax,
                    fmt::format("'{}' is no place: LATITUDE,LONGITUDE or LATITUDE,LONGITUDE,KILOMETRES", words), 0,
                    "--near 37.95,126.67,100"};
  keep::Near near;
  std::array<double*, 3> parts = {&near.latitude, &near.longitude, &near.kilometres};
  const char* at = words.data();
  const char* const end = at + words.size();
  std::size_t count = 0;
  for (; count < parts.size(); ++count) {
    while (at != end && *at == ' ') ++at;
    const auto parsed = std::from_chars(at, end, *parts[count]);
    if (parsed.ec != std::errc()) return wrong;
    at = parsed.ptr;
    if (at == end || *at != ',') break;
    ++at;
  }
  if (count == 0 || at != end) return wrong;
  return near;
}

int run(const Options& options) {
  ask::SearchQuestion question = options.question;
  question.include_sensitive = !options.safe;
  if (!options.near.empty()) {
    const auto near = near_given(options.near);
    if (!near) return fail(near.error());
    question.near = *near;
  }
  question.order = options.order == "time"   ? keep::Order::time
                   : options.order == "near" ? keep::Order::near
                                             : keep::Order::best;
  question.words = fmt::format("{}", fmt::join(options.words, " "));
  if (!options.kind.empty()) question.kind = story::kind_named(options.kind);
  when::Span span;
  if (!options.from.empty()) {
    const auto from = date_given(options.from);
    if (!from) return fail(from.error());
    if (const auto days = from->span()) span.earliest = days->earliest;
  }
  if (!options.to.empty()) {
    const auto to = date_given(options.to);
    if (!to) return fail(to.error());
    if (const auto days = to->span()) span.latest = days->latest;
  }
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  tell_if_empty(*library);
  if (const auto bound = bound_by(*library, options, span); !bound) return fail(bound.error());
  if (span.earliest || span.latest) question.span = span;
  const auto answer = library->search(question);
  if (!answer) return fail(answer.error());
  if (options.json)
    fmt::print("{}\n", publish::search_json(*answer));
  else
    fmt::print("{}", publish::search_text(*answer, terminal()));
  return kDone;
}

}  // namespace

void add_search(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("search", "What is told of something");
  verb->add_option("WORDS", options->words, "All must stand there; \"in quotes\" together, begin* of a word");
  add_library_option(*verb, options->library);
  verb->add_option("--kind", options->kind, "event, birth, death or observance")
      ->check(CLI::IsMember({"event", "birth", "death", "observance"}));
  verb->add_option("--from", options->from, "Not before this date: 1950, 1950-06, \"June 1950\"");
  verb->add_option("--to", options->to, "Not after this date");
  verb->add_option("--before", options->before, "Before an event")->type_name("EVENT");
  verb->add_option("--after", options->after, "After an event")->type_name("EVENT");
  verb->add_option("--during", options->during, "While an event lasted")->type_name("EVENT");
  verb->add_option("--party", options->question.party, "Who took part");
  verb->add_option("--place", options->question.place, "Where");
  verb->add_option("--subject", options->question.subject, "What it belongs to");
  verb->add_option("--near", options->near, "LATITUDE,LONGITUDE[,KILOMETRES]: not further than 50 km from there");
  verb->add_option("--order", options->order, "best (default), time, or near: the nearest first")
      ->check(CLI::IsMember({"best", "time", "near"}));
  verb->add_option("--source", options->question.source, "Words of a source's title or path");
  verb->add_option("--language", options->question.language, "Of the source: en");
  verb->add_option("--limit", options->question.limit, "How many (50)")->check(CLI::Range(1, 1000));
  verb->add_option("--cursor", options->question.cursor,
                   "Go on after an answer that had more (its \"cursor\" in JSON)");
  verb->add_flag("--safe", options->safe, "Leave out what is marked as sensitive");
  verb->add_flag("--json", options->json, "As JSON, with all sources and evidence");
  add_examples(*verb,
               "  thisday search korea armistice\n  thisday search \"\\\"iron curtain\\\"\" --from 1945 --to 1950\n"
               "  thisday search --from 1950 --to 1953 --order time\n"
               "  thisday search --near 37.95,126.67,100 --order near\n"
               "  thisday search --kind birth --place Vienna --json | jq -r '.events[].headline'");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
