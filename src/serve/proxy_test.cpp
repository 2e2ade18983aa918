#include "serve/proxy.hpp"

#include <gtest/gtest.h>

namespace thisday::serve {
namespace {

boost::asio::ip::address ip(const char* text) {
  return boost::asio::ip::make_address(text);
}

Proxies trusting(std::initializer_list<const char*> networks, ProxyHeader header = ProxyHeader::x_forwarded) {
  Proxies proxies;
  for (const char* text : networks) proxies.trusted.push_back(parse_network(text).value());
  proxies.header = header;
  return proxies;
}

std::string client(const char* peer, std::string_view list, const Proxies& proxies) {
  Head head;
  (proxies.header == ProxyHeader::forwarded ? head.forwarded : head.forwarded_for) = list;
  return caller_of(ip(peer), head, proxies).address.to_string();
}

TEST(Network, HoldsItsAddresses) {
  EXPECT_TRUE(parse_network("10.0.0.0/8")->holds(ip("10.255.0.1")));
  EXPECT_FALSE(parse_network("10.0.0.0/8")->holds(ip("11.0.0.1")));
  EXPECT_TRUE(parse_network("192.0.2.128/25")->holds(ip("192.0.2.200")));
  EXPECT_FALSE(parse_network("192.0.2.128/25")->holds(ip("192.0.2.100")));
  EXPECT_TRUE(parse_network("127.0.0.1")->holds(ip("127.0.0.1")));
  EXPECT_FALSE(parse_network("127.0.0.1")->holds(ip("127.0.0.2")));
  EXPECT_TRUE(parse_network("2001:db8::/33")->holds(ip("2001:db8:7fff::1")));
  EXPECT_FALSE(parse_network("2001:db8::/33")->holds(ip("2001:db8:8000::1")));
  EXPECT_FALSE(parse_network("0.0.0.0/0")->holds(ip("::1")));
  EXPECT_TRUE(parse_network("::/0")->holds(ip("::1")));
}

TEST(Network, WhatIsNoneIsAnError) {
  for (const auto* text : {"", "localhost", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "/8"})
    EXPECT_FALSE(parse_network(text).ok()) << text;
}

TEST(Proxy, WithoutTrustItsWordsCountForNothing) {
  EXPECT_EQ(client("203.0.113.9", "198.51.100.7", {}), "203.0.113.9");
  EXPECT_EQ(client("203.0.113.9", "198.51.100.7", trusting({"127.0.0.1"})), "203.0.113.9");
}

TEST(Proxy, TheLastAddressThatIsNoProxyIsTheClients) {
  const auto proxies = trusting({"127.0.0.1", "10.0.0.0/8"});
  EXPECT_EQ(client("127.0.0.1", "198.51.100.7", proxies), "198.51.100.7");
  EXPECT_EQ(client("127.0.0.1", "1.1.1.1, 198.51.100.7", proxies), "198.51.100.7") << "the first is the client's own";
  EXPECT_EQ(client("127.0.0.1", "1.1.1.1, 198.51.100.7, 10.1.2.3", proxies), "198.51.100.7");
  EXPECT_EQ(client("127.0.0.1", "10.0.0.1, 10.0.0.2", proxies), "10.0.0.1");
  EXPECT_EQ(client("127.0.0.1", "", proxies), "127.0.0.1");
  EXPECT_EQ(client("127.0.0.1", "unknown, 10.0.0.2", proxies), "10.0.0.2");
  EXPECT_EQ(client("127.0.0.1", "[2001:db8::1]:443", proxies), "2001:db8::1");
  EXPECT_EQ(client("127.0.0.1", "2001:db8::1", proxies), "2001:db8::1");
  EXPECT_EQ(client("127.0.0.1", "198.51.100.7:1234", proxies), "198.51.100.7");
  EXPECT_EQ(client("::ffff:127.0.0.1", "198.51.100.7", proxies), "198.51.100.7");
}

TEST(Proxy, ForwardedIsReadWhereItIsWhatTheProxyWrites) {
  const auto proxies = trusting({"127.0.0.1"}, ProxyHeader::forwarded);
  EXPECT_EQ(client("127.0.0.1", "for=1.1.1.1, For=\"[2001:db8::1]:80\";proto=https;host=example.org", proxies),
            "2001:db8::1");
  EXPECT_EQ(client("127.0.0.1", "for=_hidden", proxies), "127.0.0.1");
  Head head;
  head.forwarded = "for=198.51.100.7;proto=https;host=example.org";
  head.forwarded_for = "6.6.6.6";
  const Caller caller = caller_of(ip("127.0.0.1"), head, proxies);
  EXPECT_EQ(caller.scheme, "https");
  EXPECT_EQ(caller.host, "example.org");
  EXPECT_EQ(caller.address, ip("198.51.100.7"));
}

TEST(Proxy, TellsTheSchemeAndTheHostThatTheClientKnows) {
  Head head;
  head.forwarded_for = "198.51.100.7";
  head.forwarded_proto = "https";
  head.forwarded_host = "history.example";
  const Caller caller = caller_of(ip("127.0.0.1"), head, trusting({"127.0.0.1"}));
  EXPECT_EQ(caller.scheme, "https");
  EXPECT_EQ(caller.host, "history.example");
  head.forwarded_host = "evil\"><script>";
  head.forwarded_proto = "javascript";
  const Caller bad = caller_of(ip("127.0.0.1"), head, trusting({"127.0.0.1"}));
  EXPECT_EQ(bad.scheme, "http");
  EXPECT_EQ(bad.host, "");
}

}  // namespace
}  // namespace thisday::serve
