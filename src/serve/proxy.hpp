#pragma once
// Who asks, where a proxy stands between? Its headers are believed only if the connection comes from an address that
// the operator named, and only the kind of header that he said it writes: a client may send the other one itself.

#include <boost/asio/ip/address.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "serve/incoming.hpp"
#include "serve/proxy_header.hpp"

namespace thisday::serve {

/// An address or a network: "10.0.0.0/8", "::1".
struct Network {
  boost::asio::ip::address base;
  unsigned bits = 32;
  [[nodiscard]] bool holds(const boost::asio::ip::address& address) const;
};
/// Errors: syntax.
Result<Network> parse_network(std::string_view text);

/// An IPv4 address in IPv6's clothes ("::ffff:192.0.2.1") as itself.
boost::asio::ip::address plain(const boost::asio::ip::address& address);

struct Proxies {
  std::vector<Network> trusted;
  ProxyHeader header = ProxyHeader::x_forwarded;
};

/// What the connection, or a trusted proxy, says of the client. The views live as long as the head's.
struct Caller {
  boost::asio::ip::address address;
  std::string_view scheme = "http";
  std::string_view host = {};  ///< empty: as the request says
};

/// The last address of the list that is no trusted proxy's: what stands before it anybody could have written.
Caller caller_of(const boost::asio::ip::address& peer, const Head& head, const Proxies& proxies);

}  // namespace thisday::serve
