#include "serve/proxy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "serve/header_list.hpp"

namespace thisday::serve {
namespace {

namespace ip = boost::asio::ip;

// The leading bits of two addresses of one kind.
template <class Bytes>
bool same_bits(const Bytes& a, const Bytes& b, unsigned bits) {
  for (std::size_t i = 0; i < a.size() && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8U);
    const unsigned mask = 0xFFU << (8 - here) & 0xFFU;
    if ((a[i] & mask) != (b[i] & mask)) return false;
    bits -= here;
  }
  return true;
}

// "192.0.2.1", "192.0.2.1:443", "[2001:db8::1]:443", "2001:db8::1".
std::optional<ip::address> node(std::string_view text) {
  if (text.starts_with('[')) {
    text = text.substr(1, text.find(']') - 1);
  } else if (std::count(text.begin(), text.end(), ':') == 1) {
    text = text.substr(0, text.find(':'));
  }
  if (text.size() > 45) return std::nullopt;
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  return plain(address);
}

std::string_view scheme_of(std::string_view text) {
  return same_word(text, "https") ? "https" : "http";
}

// Names and ports only: this comes back in links.
std::string_view host_of(std::string_view text) {
  const bool good = !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']';
  });
  return good ? text : std::string_view();
}

std::string_view last_element(std::string_view list) {
  std::string_view last;
  each_element(list, [&](std::string_view element) { last = element; });
  return last;
}

struct Hop {
  std::string_view address, scheme, host;
};

std::string_view unquoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

// for=192.0.2.60;proto=http;host="example.org" (RFC 7239)
Hop forwarded_hop(std::string_view element) {
  Hop hop;
  while (!element.empty()) {
    const std::size_t end = std::min(element.find(';'), element.size());
    const std::string_view pair = trimmed(element.substr(0, end));
    element.remove_prefix(std::min(end + 1, element.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = pair.substr(0, equals);
    const std::string_view value = unquoted(pair.substr(std::min(equals + 1, pair.size())));
    if (same_word(name, "for")) hop.address = value;
    if (same_word(name, "proto")) hop.scheme = value;
    if (same_word(name, "host")) hop.host = value;
  }
  return hop;
}

std::vector<Hop> hops_of(const Head& head, ProxyHeader header) {
  std::vector<Hop> hops;
  if (header == ProxyHeader::forwarded) {
    each_element(head.forwarded, [&](std::string_view element) { hops.push_back(forwarded_hop(element)); });
    return hops;
  }
  each_element(head.forwarded_for, [&](std::string_view element) { hops.push_back({element, {}, {}}); });
  if (hops.empty()) hops.push_back({});
  hops.back().scheme = last_element(head.forwarded_proto);
  hops.back().host = last_element(head.forwarded_host);
  return hops;
}

bool trusted(const Proxies& proxies, const ip::address& address) {
  return std::any_of(proxies.trusted.begin(), proxies.trusted.end(),
                     [&](const Network& network) { return network.holds(address); });
}

}  // namespace

bool Network::holds(const ip::address& address) const {
  if (base.is_v4() != address.is_v4()) return false;
  if (base.is_v4()) return same_bits(base.to_v4().to_bytes(), address.to_v4().to_bytes(), bits);
  return same_bits(base.to_v6().to_bytes(), address.to_v6().to_bytes(), bits);
}

Result<Network> parse_network(std::string_view text) {
  const Error wrong{Code::syntax, fmt::format("'{}' is neither an address nor a network", text), 0,
                    "such as 127.0.0.1 or 10.0.0.0/8"};
  const std::size_t slash = std::min(text.find('/'), text.size());
  boost::system::error_code error;
  Network network;
  network.base = ip::make_address(std::string(text.substr(0, slash)), error);
  if (error) return wrong;
  const unsigned most = network.base.is_v4() ? 32 : 128;
  network.bits = most;
  if (slash == text.size()) return network;
  const std::string_view bits = text.substr(slash + 1);
  const auto [end, failed] = std::from_chars(bits.data(), bits.data() + bits.size(), network.bits);
  if (bits.empty() || failed != std::errc() || end != bits.data() + bits.size() || network.bits > most) return wrong;
  return network;
}

ip::address plain(const ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

Caller caller_of(const ip::address& peer, const Head& head, const Proxies& proxies) {
  Caller client{plain(peer)};
  if (!trusted(proxies, client.address)) return client;
  const auto hops = hops_of(head, proxies.header);
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    if (!hop->scheme.empty()) client.scheme = scheme_of(hop->scheme);
    if (!hop->host.empty()) client.host = host_of(hop->host);
    const auto address = node(hop->address);
    if (!address) break;  // "unknown", or a made-up name: what stands before it cannot be followed
    client.address = *address;
    if (!trusted(proxies, *address)) break;
  }
  return client;
}

}  // namespace thisday::serve
