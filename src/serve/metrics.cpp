#include "serve/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace thisday::serve {
namespace {

void head(std::string& out, const char* name, const char* type, const char* help) {
  fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

}  // namespace

void Counters::answered(int status, std::size_t much, std::chrono::nanoseconds took) {
  add(statuses[static_cast<std::size_t>(std::clamp(status, 0, 599))]);
  add(bytes, much);
  const auto ns = static_cast<std::uint64_t>(took.count());
  add(duration_ns, ns);
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), (ns + 999) / 1000) - kBounds.begin();
  add(durations[static_cast<std::size_t>(bucket)]);
}

std::string Metrics::text() const {
  std::string out;
  const auto sum = [&](auto counter) {
    std::uint64_t total = 0;
    for (const Counters& thread : threads_) total += counter(thread).load(std::memory_order_relaxed);
    return total;
  };
  const auto one = [&](const char* name, const char* type, const char* help, auto counter) {
    head(out, name, type, help);
    fmt::format_to(std::back_inserter(out), "{} {}\n", name, sum(counter));
  };

  head(out, "thisday_requests_total", "counter", "Requests answered, by status.");
  for (std::size_t status = 100; status < 600; ++status)
    if (const auto count = sum([&](const Counters& c) -> auto& { return c.statuses[status]; }))
      fmt::format_to(std::back_inserter(out), "thisday_requests_total{{status=\"{}\"}} {}\n", status, count);

  head(out, "thisday_request_duration_seconds", "histogram", "From a request read to its answer made.");
  std::uint64_t count = 0;
  for (std::size_t i = 0; i <= Counters::kBounds.size(); ++i) {
    count += sum([&](const Counters& c) -> auto& { return c.durations[i]; });
    const std::string bound =
        i < Counters::kBounds.size() ? fmt::format("{}", static_cast<double>(Counters::kBounds[i]) / 1e6) : "+Inf";
    fmt::format_to(std::back_inserter(out), "thisday_request_duration_seconds_bucket{{le=\"{}\"}} {}\n", bound, count);
  }
  fmt::format_to(std::back_inserter(out), "thisday_request_duration_seconds_sum {}\n",
                 static_cast<double>(sum([](const Counters& c) -> auto& { return c.duration_ns; })) / 1e9);
  fmt::format_to(std::back_inserter(out), "thisday_request_duration_seconds_count {}\n", count);

  one(
      "thisday_sent_body_bytes_total", "counter", "Bytes of bodies sent.",
      [](const Counters& c) -> auto& { return c.bytes; });
  one(
      "thisday_cache_answers_total", "counter", "Answers that were ready.",
      [](const Counters& c) -> auto& { return c.from_cache; });
  one(
      "thisday_cache_bytes", "gauge", "What the ready answers take.",
      [](const Counters& c) -> auto& { return c.cache_bytes; });
  one(
      "thisday_connections_total", "counter", "Connections taken.",
      [](const Counters& c) -> auto& { return c.connections; });
  one(
      "thisday_connections_open", "gauge", "Connections open now.", [](const Counters& c) -> auto& { return c.open; });
  one(
      "thisday_timeouts_total", "counter", "Connections ended because the client was too slow.",
      [](const Counters& c) -> auto& { return c.timeouts; });
  one(
      "thisday_limited_total", "counter", "Requests and connections refused by a limit per address.",
      [](const Counters& c) -> auto& { return c.limited; });
  head(out, "thisday_library_reloads_total", "counter", "How often the library was found changed.");
  fmt::format_to(std::back_inserter(out), "thisday_library_reloads_total {}\n", reloads.load());
  return out;
}

}  // namespace thisday::serve
