#include "client.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace thisday::serve {

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{5, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

void Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Client::more() {
  char bytes[16384];
  const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

Reply Client::receive(std::string_view method) {
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!more()) return {};
  const std::size_t head = buffer_.find("\r\n\r\n");
  Reply reply;
  if (buffer_.starts_with("HTTP/1.") && buffer_.size() > 12) reply.status = std::atoi(buffer_.c_str() + 9);
  for (std::size_t at = buffer_.find("\r\n") + 2; at < head + 2;) {
    const std::size_t end = buffer_.find("\r\n", at);
    const std::string line = buffer_.substr(at, end - at);
    std::string name = line.substr(0, line.find(':'));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    reply.headers[name] = line.substr(std::min(line.find(": ") + 2, line.size()));
    at = end + 2;
  }
  buffer_.erase(0, head + 4);
  if (method == "HEAD" || reply.status == 304) return reply;
  const auto length = static_cast<std::size_t>(std::atoll(reply.header("content-length").c_str()));
  while (buffer_.size() < length)
    if (!more()) return {};
  reply.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return reply;
}

bool Client::ended() {
  const timeval patience{2, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  char byte = 0;
  return ::recv(socket_, &byte, 1, 0) == 0;
}

Reply fetch(std::uint16_t port, std::string_view target, std::string_view method, std::string_view headers) {
  Client client(port);
  client.send(std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" +
              std::string(headers) + "\r\n");
  return client.receive(method);
}

}  // namespace thisday::serve
