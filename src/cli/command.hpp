#pragma once
// A verb: adds itself to the command line, and runs when it was asked for.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <string>

#include "base/result.hpp"

namespace thisday::ask {
class Library;
}

namespace thisday::cli {

/// Exit codes (DESIGN: The verbs).
inline constexpr int kDone = 0;
inline constexpr int kDisagrees = 1;
inline constexpr int kFailed = 2;

/// Each adds one verb to `app`; when the verb was given, it runs and leaves its exit code in `exit`.
void add_on(CLI::App& app, int& exit);
void add_read(CLI::App& app, int& exit);
void add_check(CLI::App& app, int& exit);
void add_date(CLI::App& app, int& exit);
void add_import(CLI::App& app, int& exit);
void add_sources(CLI::App& app, int& exit);
void add_stats(CLI::App& app, int& exit);
void add_search(CLI::App& app, int& exit);
void add_why(CLI::App& app, int& exit);
void add_edit(CLI::App& app, int& exit);
void add_add(CLI::App& app, int& exit);
void add_forget(CLI::App& app, int& exit);
void add_export(CLI::App& app, int& exit);
void add_serve(CLI::App& app, int& exit);
void add_build(CLI::App& app, int& exit);
void add_mail(CLI::App& app, int& exit);

/// Prints "thisday: MESSAGE" and the hint on standard error; returns kFailed.
int fail(const Error& error);

/// Says on standard error that a library holds no events, and how it is filled; nothing of one that does.
void tell_if_empty(const ask::Library& library);

/// The library to use: `given`, or $XDG_DATA_HOME/thisday/library.db where that is empty.
std::string library_path(const std::string& given);

/// Adds `--library F`, the same words in every verb.
void add_library_option(CLI::App& verb, std::string& path);

/// Examples under a verb's --help.
void add_examples(CLI::App& verb, const std::string& examples);

}  // namespace thisday::cli
