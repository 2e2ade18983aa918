#pragma once
// An HTTP client that can also speak wrongly: it sends the bytes it is given and reads what comes back.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace thisday::serve {

struct Reply {
  int status = 0;                              ///< 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
  }
};

/// One connection to loopback.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes);
  /// The next answer. `method` decides whether it has a body.
  Reply receive(std::string_view method = "GET");
  /// Whether the other side has ended the connection, within two seconds.
  bool ended();

 private:
  bool more();
  int socket_;
  std::string buffer_;
};

/// One request on a connection of its own. `headers` are whole lines.
Reply fetch(std::uint16_t port, std::string_view target, std::string_view method = "GET",
            std::string_view headers = {});

}  // namespace thisday::serve
