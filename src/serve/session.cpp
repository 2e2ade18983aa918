#include "serve/session.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/logger.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <thread>

#include "serve/conditions.hpp"

namespace thisday::serve {
namespace {

namespace net = boost::asio;

constexpr auto kSoon = std::chrono::microseconds(50);
constexpr std::size_t kDrainLimit = 256 * 1024;
constexpr auto kDrainTime = std::chrono::seconds(2);
// Of answers to pipelined requests that are sent at once.
constexpr std::size_t kBatchPieces = 96;
constexpr std::uint8_t kBlankLines = 4;  // some clients send one after a body (RFC 9112, 2.2)
constexpr std::size_t kPatientBytes = 16 * 1024;

// What ends a head: Date, Connection where it says something, and the empty line. The same for a second.
const std::shared_ptr<const std::string>& tail_of(int minor, bool keep) {
  thread_local std::time_t second = 0;
  thread_local std::array<std::shared_ptr<const std::string>, 3> tails;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    second = now;
    const std::string date = "Date: " + http_date(now) + "\r\n\r\n";
    tails = {std::make_shared<const std::string>(date),
             std::make_shared<const std::string>("Connection: close\r\n" + date),
             std::make_shared<const std::string>("Connection: keep-alive\r\n" + date)};
  }
  if (!keep) return tails[1];
  return minor == 0 ? tails[2] : tails[0];
}

// For the log: what a client sends may not write lines of its own there.
std::string quoted(std::string_view text) {
  if (text.empty()) return "-";
  std::string out;
  for (const char c : text.substr(0, 512)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\')
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

bool is_reading(const Head& head) {
  return head.request.method == "GET" || head.request.method == "HEAD";
}

}  // namespace

// Waking a thread that sleeps costs the client that sent: so where requests come one after the other, the thread looks
// for the next a moment before it sleeps. Not where the client needs the same processor.
int Desk::wait_ready(std::span<epoll_event> events, std::chrono::milliseconds wait) {
  static const bool alone = std::thread::hardware_concurrency() <= 1;
  const int room = static_cast<int>(events.size());
  auto begun = std::chrono::steady_clock::now();
  const auto took = [&] { return std::chrono::steady_clock::now() - begun; };
  while (soon && took() < kSoon)
    if (const int ready = ::epoll_wait(poll, events.data(), room, 0); ready != 0) return ready;
  begun = std::chrono::steady_clock::now();
  const int ready = ::epoll_wait(poll, events.data(), room, static_cast<int>(wait.count()));
  soon = !alone && ready > 0 && took() < kSoon;
  return ready;
}

bool Desk::serve_ready(std::chrono::milliseconds wait) {
  std::array<epoll_event, 256> events;
  const int ready = wait_ready(events, wait);
  bool asked = false;
  for (int i = 0; i < ready; ++i) {
    auto* session = static_cast<Session*>(events[static_cast<std::size_t>(i)].data.ptr);
    if (session == nullptr) {
      asked = true;
      continue;
    }
    session->on_ready();
    if (session->over()) open.erase(session);
  }
  return asked;
}

void Desk::sweep(std::chrono::steady_clock::time_point now) {
  std::erase_if(open, [&](const auto& entry) {
    if (entry.second->late(now)) entry.second->expire();
    return entry.second->over();
  });
}

void Desk::stop() {
  stopping = true;
  std::erase_if(open, [](const auto& entry) {
    entry.second->stop();
    return entry.second->over();
  });
}

Session::Session(int socket, net::ip::address peer, Desk& desk)
    : socket_(socket), peer_(std::move(peer)), remote_(peer_.to_string()), desk_(desk) {
  Counters::add(desk_.counters.connections);
  desk_.counters.open.fetch_add(1, std::memory_order_relaxed);
}

Session::~Session() {
  ::close(socket_);
  desk_.counters.open.fetch_sub(1, std::memory_order_relaxed);
  if (counted_) desk_.limits.disconnect(peer_);
}

void Session::start() {
  counted_ = desk_.limits.counts_connections();
  if (counted_ && !desk_.limits.connect(peer_)) {
    counted_ = false;
    Counters::add(desk_.counters.limited);
    return turn_away(429);
  }
  enter(Phase::idle, desk_.patience.request);
  wait_for(Waiting::input);
}

void Session::turn_away(int status) {
  refuse(status, {});
  send();
  go_on();
}

void Session::stop() {
  if (phase_ == Phase::idle) over_ = true;
}

void Session::expire() {
  Counters::add(desk_.counters.timeouts);
  if (phase_ != Phase::request) return static_cast<void>(over_ = true);
  refuse(408, {});
  if (send())
    leave();
  else
    over_ = true;
}

void Session::enter(Phase phase, std::chrono::seconds patience) {
  phase_ = phase;
  deadline_ = Clock::now() + patience;
}

void Session::wait_for(Waiting what) {
  if (waiting_ == what) return;
  epoll_event event{};
  event.events = what == Waiting::input ? EPOLLIN : EPOLLOUT;
  event.data.ptr = this;
  const int change = waiting_ == Waiting::nothing ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  if (::epoll_ctl(desk_.poll, change, socket_, &event) != 0) over_ = true;
  waiting_ = what;
}

void Session::on_ready() {
  if (waiting_ == Waiting::output)
    on_output();
  else
    on_input();
}

void Session::on_input() {
  const ssize_t got = ::recv(socket_, desk_.input.data(), desk_.input.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) return static_cast<void>(over_ = true);  // ended by the other side, and so here
  const std::string_view input(desk_.input.data(), static_cast<std::size_t>(got));
  if (phase_ == Phase::leaving) {
    drained_ += static_cast<std::uint32_t>(got);
    if (drained_ >= kDrainLimit) over_ = true;
    return;
  }
  if (held_.empty()) {
    held_ = input.substr(take(input));
  } else {
    held_ += input;
    held_.erase(0, take(held_));
  }
  go_on();
}

void Session::on_output() {
  desk_.output = std::move(*unsent_);
  unsent_.reset();
  if (send()) held_.erase(0, take(held_));
  go_on();
}

// Answers the requests that are there, until one is not whole or the answers are not taken. Returns how much was used.
std::size_t Session::take(std::string_view input) {
  const std::size_t size = input.size();
  while (!ending_ && next(input)) {
    if (desk_.output.size() >= kBatchPieces && !send()) return size - input.size();
  }
  send();
  return size - input.size();
}

bool Session::next(std::string_view& input) {
  if (body_) return next_body(input);
  if (input.empty()) return false;
  switch (scan_.scan(input)) {
    case HeadScan::State::more:
      return false;
    case HeadScan::State::whole:
      return next_head(input);
    case HeadScan::State::wrong:
      refuse(400, {});
      return true;
    case HeadScan::State::long_target:
      refuse(414, {});
      return true;
    case HeadScan::State::long_head:
      refuse(431, {});
      return true;
  }
  return false;
}

bool Session::next_head(std::string_view& input) {
  const std::string_view bytes = input.substr(0, scan_.size());
  input.remove_prefix(bytes.size());
  scan_ = {};
  Head head;
  if (bytes == "\r\n") {
    if (++blank_lines_ > kBlankLines) refuse(400, head);
    return true;
  }
  blank_lines_ = 0;
  phase_ = Phase::idle;  // the time of the next request begins anew
  if (const int status = read_head(bytes, head); status != 0) {
    refuse(status, head);
  } else if (!head.body) {
    answer(head, head.keep);
  } else if (is_reading(head)) {
    refuse(413, head);
  } else if (const std::size_t limit = Router::body_limit(head.request.method, head.request.target); limit == 0) {
    // The body would be taken for the next request, so the connection ends with the answer.
    answer(head, false);
  } else {
    body_ = std::make_unique<BodyReader>(bytes, limit);
    const bool waiting = head.waiting && input.empty() && body_->take({}).status == 0;
    static const auto go = std::make_shared<const std::string>("HTTP/1.1 100 Continue\r\n\r\n");
    if (waiting) desk_.output.push_back({go, *go});
  }
  return true;
}

bool Session::next_body(std::string_view& input) {
  const BodyReader::Step step = body_->take(input);
  input.remove_prefix(step.used);
  if (step.status != 0) {
    refuse(step.status, body_->head());
  } else if (step.whole) {
    answer(body_->head(), body_->head().keep);
  } else {
    return false;
  }
  body_.reset();
  phase_ = Phase::idle;
  return true;
}

void Session::answer(const Head& head, bool keep) {
  const auto begun = Clock::now();
  Request request = head.request;
  const Caller caller = caller_of(peer_, head, desk_.proxies);
  const std::string remote = caller.address == peer_ ? remote_ : caller.address.to_string();
  request.remote = remote;
  request.scheme = caller.scheme;
  if (!caller.host.empty()) request.host = caller.host;
  Answer answer;
  if (desk_.limits.counts_requests() && !desk_.limits.request(caller.address, begun)) {
    Counters::add(desk_.counters.limited);
    answer = refusal(429, 1);
    if (request.method == "HEAD") answer.body = {};
  } else {
    answer = desk_.router.answer(request);
  }
  if (!answer.fault.empty())
    desk_.errors.error("{} {}: {}", quoted(request.method), quoted(request.target), answer.fault);
  if (answer.from_cache) Counters::add(desk_.counters.from_cache);
  const auto took = Clock::now() - begun;
  desk_.counters.answered(answer.status, answer.body.size(), took);
  log(head, remote, answer.status, answer.body.size(), took);
  put(answer, head.minor, keep && !desk_.stopping);
}

void Session::refuse(int status, const Head& head) {
  const Answer answer = refusal(status, status == 429 || status == 503 ? 1 : 0);
  desk_.counters.answered(status, answer.body.size(), {});
  log(head, remote_, status, answer.body.size(), {});
  put(answer, 1, false);
}

void Session::put(const Answer& answer, int minor, bool keep) {
  const std::shared_ptr<const void> head_holder =
      answer.own_head ? std::shared_ptr<const void>(answer.own_head) : answer.prepared;
  const auto& tail = tail_of(minor, keep);
  desk_.output.push_back({head_holder, answer.head});
  desk_.output.push_back({tail, *tail});
  if (!answer.body.empty()) desk_.output.push_back({answer.prepared, answer.body, answer.file});
  if (!keep) ending_ = true;
}

// Sends of the pieces from `first` on what one call can. Returns how many bytes went, or -1 with errno.
long Session::send_some(std::size_t first) {
  constexpr std::size_t kPieces = 128;
  const std::vector<Piece>& output = desk_.output;
  if (output[first].file >= 0) {
    off_t offset = output[first].offset;
    return ::sendfile(socket_, output[first].file, &offset, output[first].bytes.size());
  }
  std::array<iovec, kPieces> pieces;
  msghdr message{};
  message.msg_iov = pieces.data();
  std::size_t i = first;
  for (; i < output.size() && output[i].file < 0 && message.msg_iovlen < kPieces; ++i)
    pieces[message.msg_iovlen++] = {const_cast<char*>(output[i].bytes.data()), output[i].bytes.size()};
  // A head goes in one packet with what follows it.
  const int more = i < output.size() ? MSG_MORE : 0;
  return ::sendmsg(socket_, &message, MSG_NOSIGNAL | MSG_DONTWAIT | more);
}

// Sends the answers that were put, in as few calls as may be. Returns false where the client has to take some first.
bool Session::send() {
  std::vector<Piece>& output = desk_.output;
  std::size_t first = 0;  // not yet sent as a whole
  while (first < output.size()) {
    const long sent = send_some(first);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) {
      keep_unsent(first);
      return false;
    }
    if (sent <= 0) {
      over_ = ending_ = true;
      break;
    }
    auto left = static_cast<std::size_t>(sent);
    while (first < output.size() && left >= output[first].bytes.size()) left -= output[first++].bytes.size();
    if (left > 0) output[first].drop(left);
  }
  output.clear();
  return true;
}

void Session::keep_unsent(std::size_t first) {
  std::vector<Piece>& output = desk_.output;
  unsent_ = std::make_unique<std::vector<Piece>>(std::make_move_iterator(output.begin() + static_cast<long>(first)),
                                                 std::make_move_iterator(output.end()));
  output.clear();
}

void Session::go_on() {
  if (over_) return;
  if (unsent_) {
    std::size_t bytes = 0;
    for (const Piece& piece : *unsent_) bytes += piece.bytes.size();
    if (phase_ != Phase::answer)
      enter(Phase::answer, desk_.patience.answer + std::chrono::seconds(bytes / kPatientBytes));
    return wait_for(Waiting::output);
  }
  if (ending_) {
    leave();
    over_ = desk_.stopping;
    return wait_for(Waiting::input);
  }
  if (held_.empty() && !body_) {
    if (held_.capacity() > sizeof held_) held_ = {};
    enter(Phase::idle, desk_.patience.idle);
    over_ = desk_.stopping;
  } else if (phase_ != Phase::request) {
    enter(Phase::request, desk_.patience.request);
  }
  wait_for(Waiting::input);
}

// A socket closed while bytes are still coming resets the connection, and the client loses the answer: so say the end,
// and take what comes for a moment.
void Session::leave() {
  ::shutdown(socket_, SHUT_WR);
  enter(Phase::leaving, kDrainTime);
}

// The combined log format, which every tool that reads such logs knows, and the milliseconds behind it.
void Session::log(const Head& head, std::string_view client, int status, std::size_t bytes,
                  Clock::duration took) const {
  if (desk_.access == nullptr) return;
  const Request& request = head.request;
  desk_.access->info("{} - - [{:%d/%b/%Y:%H:%M:%S +0000}] \"{} {} HTTP/1.{}\" {} {} \"{}\" \"{}\" {:.3f}", client,
                     fmt::gmtime(std::time(nullptr)), quoted(request.method), quoted(request.target), head.minor,
                     status, bytes, quoted(head.referer), quoted(head.user_agent),
                     std::chrono::duration<double, std::milli>(took).count());
}

}  // namespace thisday::serve
