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
  std::string proxy_header = "x-forwarded";
  unsigned cache_megabytes = 64;
  unsigned max_age = 60;
  unsigned idle = 75;
};

int run(Options options) {
  options.serve.library = library_path(options.library);
  if (options.log) options.serve.access_log = serve::ServeOptions::AccessLog::standard_error;
  if (options.proxy_header == "forwarded") options.serve.proxy_header = serve::ProxyHeader::forwarded;
  options.serve.cache_bytes = std::size_t{options.cache_megabytes} << 20;
  options.serve.max_age = std::chrono::seconds(options.max_age);
  options.serve.idle_time = std::chrono::seconds(options.idle);
  const auto served = serve::serve(options.serve, [&](std::uint16_t port) {
    const bool loopback = options.serve.address == "127.0.0.1" || options.serve.address == "::1";
    const bool six = options.serve.address.find(':') != std::string::npos;
    const std::string host = loopback ? "localhost" : six ? "[" + options.serve.address + "]" : options.serve.address;
    fmt::print("serving on http://{}:{} (Ctrl-C stops)\n", host, port);
    std::fflush(stdout);
  });
  return served ? kDone : fail(served.error());
}

void add_traffic(CLI::App& verb, Options& options) {
  verb.add_option("--proxy", options.serve.proxies,
                  "Believe the proxy at this address or network about its clients; may be given again");
  verb.add_option("--proxy-header", options.proxy_header, "What the proxy writes (default x-forwarded)")
      ->check(CLI::IsMember({"x-forwarded", "forwarded"}));
  verb.add_option("--rate", options.serve.requests_per_second,
                  "Requests that one address may make in a second, in the long run (default: any number)")
      ->check(CLI::Range(0.01, 1e9));
  verb.add_option("--burst", options.serve.burst, "And how many at once before that counts (default: ten times --rate)")
      ->check(CLI::Range(1.0, 1e9));
  verb.add_option("--connections", options.serve.connections_per_address,
                  "Connections that one address may hold (default: any number)")
      ->check(CLI::Range(1, 1'000'000));
  verb.add_option("--idle", options.idle, "Seconds that a connection may be silent (default 75)")
      ->check(CLI::Range(1, 86'400));
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
  verb->add_option("--max-age", options->max_age, "Seconds that readers may keep a page without asking (default 60)")
      ->check(CLI::Range(0, 86'400));
  verb->add_option("--cache", options->cache_megabytes, "Megabytes of answers that are kept ready (default 64)")
      ->check(CLI::Range(0, 65'536));
  add_traffic(*verb, *options);
  add_examples(*verb,
               "  thisday serve\n"
               "  thisday serve --port 0 --tz Asia/Seoul\n"
               "  thisday serve --proxy 127.0.0.1 --rate 20      behind nginx or Caddy on this machine");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli
