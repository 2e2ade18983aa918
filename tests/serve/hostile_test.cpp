// What somebody sends who means harm: bytes that are no requests, requests that are two, addresses that lead out, and
// articles that would run in the reader's browser.

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "client.hpp"
#include "keep/store.hpp"
#include "running_server.hpp"
#include "sample_library.hpp"

namespace thisday::serve {
namespace {

using namespace std::string_literals;

const std::string kHost = "Host: x\r\n";

class HostileTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    library_ = std::make_unique<SampleLibrary>();
    server_ = std::make_unique<RunningServer>(options_for(library_->path()));
  }
  static void TearDownTestSuite() {
    server_.reset();
    library_.reset();
  }
  static std::uint16_t port() { return server_->port(); }
  static bool lives() { return fetch(port(), "/healthz").status == 200; }

  static inline std::unique_ptr<SampleLibrary> library_;
  static inline std::unique_ptr<RunningServer> server_;
};

// Each would be read as one request by one server and as two by another. One answer, and no more on this connection.
TEST_F(HostileTest, NoRequestIsSmuggledBehindAnother) {
  const std::string second = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const auto& first : {
           "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 35\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: xchunked\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding:\vchunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 0\r\nContent-Length: 35\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 0, 35\r\n\r\n",
           "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 35\r\n\r\n",
           "GET / HTTP/1.1\r\n" + kHost + "Content-Length: 35\r\n\r\n",
           "GET / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.0\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "GET / HTTP/1.1\n" + kHost + "\n",
           "GET / HTTP/1.1\r\n" + kHost + "X: a\n\r\n",
           "GET / HTTP/1.1\r\n" + kHost + "X: a\rContent-Length: 35\r\n\r\n",
           "GET / HTTP/1.1\r\n" + kHost + "X: a\0b\r\n\r\n"s,
           "GET / HTTP/1.1\r\n" + kHost + kHost + "\r\n",
       }) {
    Client client(port());
    client.send(first + second);
    EXPECT_GE(client.receive().status, 400) << first;
    EXPECT_TRUE(client.ended()) << first;
  }
  EXPECT_TRUE(lives());
}

TEST_F(HostileTest, NoAddressLeadsOutOfWhatIsPublished) {
  for (const auto* target : {
           "/../../../../etc/passwd",
           "/..%2f..%2f..%2fetc/passwd",
           "/%2e%2e/%2e%2e/etc/passwd",
           "/assets/../../etc/passwd",
           "/assets/..%2f..%2fetc%2fpasswd",
           "/assets/....//....//etc/passwd",
           "/assets/%2fetc%2fpasswd",
           "/assets/..\\..\\etc\\passwd",
           "/entry/..%2f..%2flibrary.db",
           "/entry/' OR '1'='1",
           "/entry/%27%20OR%20%271%27%3D%271",
           "/entry/%22%3B%20DROP%20TABLE%20event%3B--",
           "//etc/passwd",
           "/file:///etc/passwd",
           "http://127.0.0.1:22/",
           "/?tz=../../../etc/passwd",
           "/?tz=/etc/passwd",
           "/?tz=UTC%00",
           "/?tz=:/etc/localtime",
       }) {
    const Reply reply = fetch(port(), target);
    EXPECT_NE(reply.status, 500) << target;
    EXPECT_EQ(reply.body.find("root:"), std::string::npos) << target;
    // Only the foreign host is an address of ours: "/" of whatever host.
    if (std::string_view(target) != "http://127.0.0.1:22/") {
      EXPECT_GE(reply.status, 400) << target;
    }
  }
  EXPECT_TRUE(lives());
}

TEST_F(HostileTest, BytesThatAreNoTextAreRefused) {
  for (const auto* target : {"/%ff", "/%c0%af", "/%ed%a0%80", "/%f4%90%80%80", "/?q=%ff", "/%00", "/entry/%0d%0aX:y",
                             "/%", "/%1", "/%zz", "/?a=%u0041"})
    EXPECT_EQ(fetch(port(), target).status, 400) << target;
  // Raw, they are not even an address.
  for (const auto& target : {"/\xff"s, "/\xc0\xaf"s, "/a\x01"s, "/a\x7f"s}) {
    const int status = fetch(port(), target).status;
    EXPECT_EQ(status, 400) << target;
  }
}

TEST_F(HostileTest, WhatIsTooMuchIsRefusedBeforeItIsKept) {
  Client many(port());
  std::string headers;
  for (int i = 0; i < 5000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
  many.send("GET / HTTP/1.1\r\n" + kHost + headers + "\r\n");
  EXPECT_EQ(many.receive().status, 431);
  Client query(port());
  query.send("GET /?" + std::string(3000, '&') + std::string(3000, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n");
  EXPECT_EQ(query.receive().status, 414);
  Client endless(port());
  for (int i = 0; i < 100; ++i) endless.send(std::string(1000, 'G'));
  EXPECT_EQ(endless.receive().status, 414);
  EXPECT_TRUE(lives());
}

TEST_F(HostileTest, NothingThatWasSentComesBackAsAHeader) {
  for (const auto* target : {"/x%0d%0aSet-Cookie:%20a=b", "/?tz=x%0d%0aSet-Cookie:%20a=b"}) {
    const Reply reply = fetch(port(), target);
    EXPECT_EQ(reply.headers.count("set-cookie"), 0U) << target;
    EXPECT_EQ(reply.status, 400) << target;
  }
}

TEST_F(HostileTest, NoiseEndsInARefusalAndNothingElse) {
  std::mt19937 random(7);
  const std::string parts[] = {"GET",
                               " ",
                               "/",
                               "HTTP/1.1",
                               "\r\n",
                               "\r",
                               "\n",
                               "Host: x",
                               ":",
                               "\0"s,
                               "Content-Length: 9",
                               "Transfer-Encoding: chunked",
                               "\xff",
                               "%",
                               "0\r\n\r\n",
                               "POST",
                               "Expect: 100-continue"};
  for (int i = 0; i < 300; ++i) {
    std::string noise;
    for (unsigned k = 0; k < 1 + random() % 20; ++k) noise += parts[random() % std::size(parts)];
    Client client(port());
    client.send(noise);
  }
  EXPECT_TRUE(lives());
}

// In every field that a source can fill.
constexpr const char* kAttacks[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "</title></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{{content}}}<iframe srcdoc=x>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1)) ![y](data:text/html,x) <b onclick=alert(1)>",
};

void fill(const std::string& path, const std::string& attack) {
  auto store = keep::Store::open(path, keep::Store::Mode::create).value();
  story::Source source{attack, attack, attack, attack, attack, attack, attack, attack, attack};
  const auto id = id_of(source);
  ASSERT_TRUE(store->begin(source).ok());
  story::Event event;
  event.headline = attack;
  event.date = when::Date(when::Edtf::parse("1953-07-27").value(), attack);
  event.places = {{attack, 1.0, 2.0}};
  event.parties = {attack};
  event.subjects = {attack};
  event.quantities = {{1, attack, story::Quantity::Hedge::about, attack}};
  event.links = {attack};
  event.evidence.push_back({id, {0, 10}, attack, event.date, {{{0, 2}, attack}}});
  ASSERT_TRUE(store->add(event).ok());
  story::Entry entry;
  entry.slug = attack;
  entry.source = id;
  entry.date = event.date;
  entry.title = attack;
  entry.summary = attack;
  entry.body = attack;
  entry.picture = {attack, attack, attack};
  ASSERT_TRUE(store->add(entry).ok());
  ASSERT_TRUE(store->commit().ok());
}

std::string percent(const std::string& text) {
  std::string out;
  char code[4];
  for (const char c : text) {
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
    out += code;
  }
  return out;
}

// What in a page could run: elements, handlers and addresses that a page of ours does not have.
void look(const GumboNode* node, std::vector<std::string>& found) {
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
  const GumboElement& element = node->v.element;
  const bool script = element.tag == GUMBO_TAG_SCRIPT;
  if (script && !gumbo_get_attribute(&element.attributes, "src")) {
    const GumboAttribute* type = gumbo_get_attribute(&element.attributes, "type");
    if (!type || std::string_view(type->value) != "application/ld+json") found.emplace_back("inline script");
  }
  for (const GumboTag tag : {GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_BASE})
    if (element.tag == tag) found.emplace_back(gumbo_normalized_tagname(tag));
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    std::string value = attribute->value;
    std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::string_view(attribute->name).starts_with("on")) found.emplace_back(attribute->name);
    const bool address = std::string_view(attribute->name) == "href" || std::string_view(attribute->name) == "src";
    if (address && (value.starts_with("javascript:") || value.starts_with("data:"))) found.push_back(value);
  }
  for (unsigned i = 0; i < element.children.length; ++i)
    look(static_cast<const GumboNode*>(element.children.data[i]), found);
}

std::vector<std::string> dangers(const std::string& page) {
  std::vector<std::string> found;
  GumboOutput* tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  look(tree->root, found);
  gumbo_destroy_output(&kGumboDefaultOptions, tree);
  return found;
}

TEST(HostileArticle, TheLookoutSeesWhatItShould) {
  for (const auto* attack : {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
                             "<iframe srcdoc=x>", "<a href=javascript:alert(1)>x</a>"})
    EXPECT_FALSE(dangers("<p>" + std::string(attack)).empty()) << attack;
  EXPECT_TRUE(dangers("<p>&lt;script&gt;<a href='/x'>x</a><script src='/assets/x.js'></script>").empty());
}

TEST(HostileArticle, RunsNowhere) {
  for (const std::string attack : kAttacks) {
    std::string folder = (std::filesystem::temp_directory_path() / "thisday-hostile-XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    const std::string path = folder + "/library.db";
    fill(path, attack);
    {
      RunningServer server(options_for(path));
      for (const auto& target :
           {"/07-27"s, "/"s, "/entry/" + percent(attack), "/nowhere/" + percent(attack), "/?tz=" + percent(attack)}) {
        const Reply reply = fetch(server.port(), target);
        EXPECT_NE(reply.status, 500) << target;
        EXPECT_EQ(dangers(reply.body), std::vector<std::string>()) << attack << " at " << target;
        EXPECT_NE(reply.header("content-security-policy").find("default-src 'none'"), std::string::npos);
        EXPECT_EQ(reply.header("content-security-policy").find("unsafe"), std::string::npos);
      }
      EXPECT_NE(fetch(server.port(), "/07-27").body.find("1953"), std::string::npos) << "the event is shown";
      const Reply json = fetch(server.port(), "/api/v1/on/07-27");
      EXPECT_EQ(nlohmann::json::parse(json.body)["events"][0]["headline"], attack);
      EXPECT_EQ(json.header("x-content-type-options"), "nosniff");
    }
    std::filesystem::remove_all(folder);
  }
}

}  // namespace
}  // namespace thisday::serve
