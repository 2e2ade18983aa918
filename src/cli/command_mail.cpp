// thisday mail: a day as a mail message, on standard output.

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/today.hpp"
#include "publish/mail.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string day = "today";
  std::string library;
  publish::Site site;
  publish::MailOptions mail;
  std::size_t limit = 25;
};

// "Mon, 27 Jul 2026 06:00:00 +0200", in English whatever the locale.
std::string mail_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {:%Y %H:%M:%S %z}", kDays[local.tm_wday], local.tm_mday, kMonths[local.tm_mon],
                     local);
}

int run(Options options) {
  const auto day = day_named(options.day);
  if (!day) return fail(day.error());
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  ask::DayQuestion question;
  question.month = day->month;
  question.day = day->day;
  question.year = day->year != 0 ? day->year : today().year;
  question.limit = options.limit;
  const auto answer = library->on(question);
  if (!answer) return fail(answer.error());
  options.mail.date = mail_date();
  while (options.site.url.ends_with('/')) options.site.url.pop_back();
  if (const auto mail = publish::day_mail(*answer, options.site, options.mail)) fmt::print("{}", *mail);
  return kDone;
}

}  // namespace

void add_mail(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("mail", "A day as a mail message, for a mail program to send");
  verb->add_option("DAY", options->day, "07-27, \"27 July\", today (default), tomorrow, yesterday");
  add_library_option(*verb, options->library);
  verb->add_option("--from", options->mail.from, "Who sends it: \"The Museum <news@example.org>\"")->required();
  verb->add_option("--to", options->mail.to, "Who gets it");
  verb->add_option("--subject", options->mail.subject, "Instead of the day and what leads it");
  verb->add_option("--limit", options->limit, "How many events, the best (default 25; 0: all)");
  verb->add_option("--url", options->site.url, "Where the site stands, for links (default http://localhost:8080)");
  verb->add_option("--title", options->site.title, "The site's title");
  add_examples(*verb,
               "  thisday mail --from news@example.org --to all@example.org | sendmail -t\n"
               "  thisday mail tomorrow --from news@example.org > tomorrow.eml\n"
               "On a day of which nothing is told, nothing is printed.");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
