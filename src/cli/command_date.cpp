// thisday date PHRASE: what a date means, and the day in every calendar.

#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/today.hpp"
#include "serve/date_question.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  serve::DateQuestion question;
  bool json = false;
};

int refuse(const Options& options, const std::string& text, const Error& error) {
  const int exit = options.question.edtf ? kDisagrees : kFailed;
  if (options.json) {
    fmt::print("{}\n", serve::date_error_json(text, error));
    return exit;
  }
  fmt::print(stderr, "thisday: {}\n  {}\n  {:>{}}\n", error.message, text, "^", error.position + 1);
  fmt::print(stderr, "  {} error at byte {}{}{}\n", serve::date_error_name(error.code), error.position,
             error.hint.empty() ? "" : "; hint: ", error.hint);
  return exit;
}

int run(const Options& options) {
  const auto setting = serve::date_setting(options.question);
  if (!setting) return fail(setting.error());
  serve::DateQuestion question = options.question;
  question.text = fmt::format("{}", fmt::join(options.words, " "));
  const auto answer = serve::date_answer(question, *setting, when::gregorian::day_number(today()));
  if (!answer) return refuse(options, question.text, answer.error());
  if (const auto* date = std::get_if<serve::DateAnswer>(&*answer))
    fmt::print("{}", options.json ? date_json(*date) + "\n" : date_text(*date));
  else if (const auto* yearly = std::get_if<serve::YearlyAnswer>(&*answer))
    fmt::print("{}", options.json ? yearly_json(*yearly) + "\n" : yearly_text(*yearly));
  return kDone;
}

}  // namespace

void add_date(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("date", "What a date means, and the day in every calendar");
  // "[1667,1670]" is no list of arguments, and -XXXX-12-25 no flags: that one comes among the extras.
  verb->add_option("PHRASE", options->words, "EDTF, ISO 8601 or English words; several arguments are one phrase")
      ->allow_extra_args(false);
  verb->allow_extras();
  verb->add_option("--calendar", options->question.calendar, "The calendar of PHRASE's numbers: julian, hebrew, dangi…")
      ->type_name("NAME");
  verb->add_option("--region", options->question.region,
                   "Whose change-over decides between Julian and Gregorian: GB, RU, sweden…")
      ->type_name("COUNTRY");
  verb->add_flag("--sure", options->question.sure,
                 "Refuse and leave out what is proleptic: a calendar beyond its history");
  verb->add_flag("--edtf", options->question.edtf, "Take nothing but EDTF; exit 1 where it is none");
  verb->add_flag("--json", options->json, "As JSON");
  add_examples(*verb,
               "  thisday date circa 44 BC\n"
               "  thisday date \"11 February 1731/32 O.S.\"\n"
               "  thisday date 4 Brumaire An VIII\n"
               "  thisday date \"Meiji 3, 10th month\"\n"
               "  thisday date 3 Henry VIII\n"
               "  thisday date --region RU 25 October 1917\n"
               "  thisday date --calendar dangi 1895-11-17\n"
               "  thisday date --edtf 1950-06/1953-07-27");
  verb->callback([options, verb, &exit] {
    for (const std::string& word : verb->remaining()) {
      if (word.size() > 2 && word.starts_with("--")) throw CLI::ExtrasError({word});
      if (word != "--") options->words.push_back(word);
    }
    if (options->words.empty()) throw CLI::RequiredError("PHRASE");
    exit = run(*options);
  });
}

}  // namespace thisday::cli
