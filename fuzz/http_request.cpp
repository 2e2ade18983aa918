// A connection's bytes, as anybody on the network can send them: requests out of them, and answers to these. However
// the bytes are cut, they must be read the same.

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "keep/store.hpp"
#include "serve/incoming.hpp"
#include "serve/proxy.hpp"
#include "serve/routes.hpp"

namespace {

using namespace thisday;
using namespace thisday::serve;

/// An empty library, open; its file is gone at once.
const ask::Library& library() {
  static const ask::Library opened = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "thisday-fuzz-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) std::abort();
    const std::string path = folder + "/library.db";
    if (!keep::Store::open(path, keep::Store::Mode::create).ok()) std::abort();
    auto library = ask::Library::open(path);
    if (!library.ok()) std::abort();
    std::filesystem::remove_all(folder);
    return *std::move(library);
  }();
  return opened;
}

void must(bool good) {
  if (!good) std::abort();
}

// Header lines and nothing else: none that a client wrote.
void check(const Answer& answer, bool get) {
  must(answer.head.starts_with("HTTP/1.1 ") && answer.head.ends_with("\r\n"));
  must(answer.head.find("\r\n\r\n") == std::string_view::npos && answer.head.find('\0') == std::string_view::npos);
  must(answer.status >= 200 && answer.status < 600);
  const std::size_t at = answer.head.find("Content-Length: ");
  if (get && answer.status != 304)
    must(std::stoull(std::string(answer.head.substr(at + 16, 12))) == answer.body.size());
}

struct Seen {
  HeadScan::State state = HeadScan::State::more;
  std::size_t size = 0;
  friend bool operator==(const Seen&, const Seen&) = default;
};

Seen scanned(std::string_view bytes, std::size_t step) {
  HeadScan scan;
  Seen seen;
  for (std::size_t end = std::min(step, bytes.size()); seen.state == HeadScan::State::more;
       end = std::min(end + step, bytes.size())) {
    seen.state = scan.scan(bytes.substr(0, end));
    if (end == bytes.size()) break;
  }
  if (seen.state == HeadScan::State::whole) seen.size = scan.size();
  return seen;
}

struct Body {
  std::string text;
  bool whole = false;
  bool refused = false;
  friend bool operator==(const Body&, const Body&) = default;
};

Body taken(std::string_view head, std::string_view bytes, std::size_t step) {
  BodyReader reader(head, 1000);
  std::string held;
  Body body;
  for (std::size_t at = 0; at < bytes.size() && !body.whole && !body.refused; at += step) {
    held += bytes.substr(at, step);
    // What is left may hold more: it is shown again as long as some of it is taken.
    for (BodyReader::Step done{1}; done.used > 0 && !held.empty() && !body.whole && !body.refused;) {
      done = reader.take(held);
      must(done.used <= held.size());
      held.erase(0, done.used);
      body.whole = done.whole;
      body.refused = done.status != 0;
    }
  }
  if (body.whole) body.text = std::string(reader.head().request.body);
  must(body.text.size() <= 1000);
  return body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Seen seen = scanned(bytes, bytes.size() + 1);
  // Too long is known only when it is there.
  if (size < kHeaderLimit) must(scanned(bytes, 1) == seen && scanned(bytes, 7) == seen);
  if (seen.state != HeadScan::State::whole) return 0;

  Head head;
  const std::string_view front = bytes.substr(0, seen.size);
  if (read_head(front, head) != 0) return 0;
  for (const std::string_view part : {head.request.method, head.request.target, head.request.host, head.request.accept})
    must(part.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
  Proxies proxies;
  proxies.trusted.push_back(parse_network("0.0.0.0/0").value());
  const Caller caller = caller_of(boost::asio::ip::make_address("127.0.0.1"), head, proxies);
  must(caller.host.find_first_of("<>\"' /\r\n") == std::string_view::npos);
  if (head.body) {
    const Body body = taken(front, bytes.substr(seen.size), bytes.size());
    if (size < kHeaderLimit) must(taken(front, bytes.substr(seen.size), 1) == body);
    return 0;
  }
  RouterOptions options;
  options.now = [] { return std::chrono::system_clock::time_point(std::chrono::seconds(1'785'166'200)); };
  options.zone = "UTC";
  static Router router(library(), options);
  for (int i = 0; i < 2; ++i) check(router.answer(head.request), head.request.method == "GET");
  return 0;
}
