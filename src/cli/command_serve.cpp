// thisday serve: publishes the library over HTTP.

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/command.hpp"
#include "serve/server.hpp"

namespace thisday::cli {
namespace {

struct Options {
  serve::ServeOptions serve;
  std::string library;
  bool log = false;
};

int run(Options options) {
  options.serve.library = library_path(options.library);
  if (options.log) options.serve.access_log = serve::ServeOptions::AccessLog::standard_error;
  const auto served = serve::serve(options.serve, [&](std::uint16_t port) {
    const bool loopback = options.serve.address == "127.0.0.1" || options.serve.address == "::1";
    fmt::print("serving on http://{}:{} (Ctrl-C stops)\n", loopback ? "localhost" : options.serve.address, port);
    std::fflush(stdout);
  });
  return served ? kDone : fail(served.error());
}

}  // namespace

void add_serve(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("serve", "Publish the library as web pages and an API");
  add_library_option(*verb, options->library);
  verb->add_option("--port", options->serve.port, "The port (default 8080; 0 takes a free one)");
  verb->add_option("--address", options->serve.address, "The address (default 127.0.0.1: this machine only)");
  verb->add_option("--tz", options->serve.zone, "Whose today: a zone such as Europe/Lisbon (default: the machine's)");
  verb->add_option("--threads", options->serve.threads, "How many threads answer (default 1)")
      ->check(CLI::Range(1, 256));
  verb->add_flag("--log", options->log, "Log each request on standard error");
  add_examples(*verb, "  thisday serve\n  thisday serve --port 0 --tz Asia/Seoul");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
