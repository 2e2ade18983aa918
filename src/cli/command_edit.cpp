// thisday edit EVENT: the editor's hand, above what sources tell. thisday add: an event of the editor's own.

#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/dates.hpp"
#include "keep/store.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string event;
  std::string library;
  std::string headline;
  std::string date;
  std::string calendar = "gregorian";
  std::string note;
  std::string join;
  std::string split;
  bool hide = false;
  bool show = false;
  bool lead = false;
  bool no_lead = false;
  bool sensitive = false;
  bool no_sensitive = false;
  bool undo = false;
  // Of add.
  std::string kind = "event";
  std::string text;
  std::vector<std::string> parties;
  std::string place;
};

Result<std::optional<when::Date>> date_in(const Options& options) {
  if (options.date.empty()) return std::optional<when::Date>();
  auto date = date_given(options.date, *when::calendar_named(options.calendar));
  if (!date) return date.error();
  return std::optional(*std::move(date));
}

Result<void> edit(keep::Store& store, const Options& options) {
  const story::EventId event{options.event};
  if (options.undo)
    if (auto done = store.uncorrect(event); !done) return done;
  if (!options.headline.empty() || !options.date.empty()) {
    keep::Correction correction;
    auto date = date_in(options);
    if (!date) return date.error();
    correction.date = *std::move(date);
    if (!options.headline.empty()) correction.headline = options.headline;
    correction.note = options.note;
    if (auto done = store.correct(event, correction); !done) return done;
  }
  if (!options.split.empty())
    if (auto done = store.split(event, {options.split}, options.note); !done) return done;
  if (!options.join.empty())
    if (auto done = store.join(event, {options.join}, options.note); !done) return done;
  if (options.hide)
    if (auto done = store.mark(event, keep::Mark::hidden, options.note); !done) return done;
  if (options.show)
    if (auto done = store.unmark(event, keep::Mark::hidden); !done) return done;
  if (options.lead)
    if (auto done = store.mark(event, keep::Mark::lead, options.note); !done) return done;
  if (options.no_lead)
    if (auto done = store.unmark(event, keep::Mark::lead); !done) return done;
  if (options.sensitive)
    if (auto done = store.mark(event, keep::Mark::sensitive, options.note); !done) return done;
  if (options.no_sensitive) return store.unmark(event, keep::Mark::sensitive);
  return {};
}

int run_edit(const Options& options) {
  const bool nothing = options.headline.empty() && options.date.empty() && options.join.empty() &&
                       options.split.empty() && !options.hide && !options.show && !options.lead && !options.no_lead &&
                       !options.sensitive && !options.no_sensitive && !options.undo;
  if (nothing)
    return fail(
        {Code::unsupported, "nothing to change is given", 0, "'thisday edit --help' tells what can be changed"});
  const auto store = keep::Store::open(library_path(options.library), keep::Store::Mode::write);
  if (!store) return fail(store.error());
  if (const auto done = edit(**store, options); !done) return fail(done.error());
  const auto now = (*store)->event({options.event});
  if (!now) return fail(now.error());
  if (*now) fmt::print("{}  {}\n", (*now)->id.value, (*now)->headline);
  return kDone;
}

int run_add(const Options& options) {
  const auto date = date_in(options);
  if (!date) return fail(date.error());
  story::Event event;
  event.kind = *story::kind_named(options.kind);
  event.headline = options.headline;
  event.date = *date;
  event.parties = options.parties;
  if (!options.place.empty()) event.places = {{options.place, {}, {}}};
  event.evidence = {{id_of(keep::editor_source()), {}, options.text.empty() ? options.headline : options.text, *date}};
  const auto store = keep::Store::open(library_path(options.library), keep::Store::Mode::create);
  if (!store) return fail(store.error());
  const auto id = (*store)->put(event);
  if (!id) return fail(id.error());
  fmt::print("{}  {}\n", id->value, event.headline);
  return kDone;
}

void add_date_options(CLI::App& verb, Options& options) {
  verb.add_option("--calendar", options.calendar, "The calendar of the date: gregorian (default) or julian")
      ->check(CLI::IsMember({"gregorian", "julian"}));
}

}  // namespace

void add_edit(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("edit", "Correct, hide, pin, split or join an event");
  verb->add_option("EVENT", options->event, "The event's name, as search tells it")->required();
  add_library_option(*verb, options->library);
  verb->add_option("--date", options->date, "When it happened: 1946-03-05, \"March 1946\"");
  add_date_options(*verb, *options);
  verb->add_option("--headline", options->headline, "What to call it");
  verb->add_flag("--undo", options->undo, "Take the corrected date and headline back");
  verb->add_option("--join", options->join, "It is the same as this event")->type_name("EVENT");
  verb->add_option("--split", options->split, "What this source tells is another event")->type_name("SOURCE");
  verb->add_flag("--hide", options->hide, "Show it on no page");
  verb->add_flag("--show", options->show, "Show it again");
  verb->add_flag("--lead", options->lead, "Make it the lead of its day");
  verb->add_flag("--no-lead", options->no_lead, "Let it stand among the others");
  verb->add_flag("--sensitive", options->sensitive, "Leave it out for schools and public screens (--safe)");
  verb->add_flag("--no-sensitive", options->no_sensitive, "Show it there again");
  verb->add_option("--note", options->note, "Why");
  add_examples(*verb,
               "  thisday edit 5f0c8a3e12d94b76 --date 1946-03-05 --note \"the speech at Fulton\"\n"
               "  thisday edit 5f0c8a3e12d94b76 --hide --note \"a double\"");
  verb->callback([options, &exit] { exit = run_edit(*options); });
}

void add_add(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("add", "Add an event of your own");
  verb->add_option("DATE", options->date, "When: 1953-07-27, 1950-06, \"27 July 1953\"")->required();
  verb->add_option("HEADLINE", options->headline, "What happened")->required();
  add_library_option(*verb, options->library);
  add_date_options(*verb, *options);
  verb->add_option("--kind", options->kind, "event (default), birth, death or observance")
      ->check(CLI::IsMember({"event", "birth", "death", "observance"}));
  verb->add_option("--text", options->text, "More of it, shown as its words");
  verb->add_option("--party", options->parties, "Who took part; may be given again");
  verb->add_option("--place", options->place, "Where");
  add_examples(*verb, "  thisday add 1901-05-04 \"The museum opens\" --place \"Castle Street\"");
  verb->callback([options, &exit] { exit = run_add(*options); });
}

}  // namespace thisday::cli
