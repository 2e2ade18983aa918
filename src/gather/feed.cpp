// Reads archives of posts: RSS, Atom, JSON Feed, and WordPress's export, which is RSS with more in it. Each post is an
// article of its day.

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/html.hpp"
#include "gather/json.hpp"
#include "gather/readers.hpp"
#include "gather/slug.hpp"
#include "gather/table_date.hpp"

namespace thisday::gather {
namespace {

struct Post {
  std::string title, url, date, author, summary, content, type, status;
  std::size_t line = 0;
};

struct Feed {
  std::string title, language, licence;
  std::vector<Post> posts;
};

// "Sat, 07 Sep 2002 00:00:01 GMT", "2002-09-07T00:00:01Z", "2002-09-07 00:00:01".
Result<when::Date> date_of(std::string_view words) {
  if (const std::size_t comma = words.find(", "); comma != std::string_view::npos && comma < 12) {
    std::string_view rest = words.substr(comma + 2);
    std::size_t end = 0;
    for (int blanks = 0; end < rest.size(); ++end)
      if (rest[end] == ' ' && ++blanks == 3) break;
    return table_date(rest.substr(0, end), {});
  }
  return table_date(words, {});
}

class FeedParser {
 public:
  FeedParser() : parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const char* name, const char** attributes) {
          static_cast<FeedParser*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<FeedParser*>(self)->end(name); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const char* bytes, int length) {
      static_cast<FeedParser*>(self)->word_.append(bytes, static_cast<std::size_t>(length));
    });
  }
  ~FeedParser() { XML_ParserFree(parser_); }
  FeedParser(const FeedParser&) = delete;
  FeedParser& operator=(const FeedParser&) = delete;

  // What was read before the XML broke stays good; the error says where it did.
  Result<void> parse(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size() || at == 0;) {
      const std::size_t size = std::min<std::size_t>(bytes.size() - at, std::size_t{1} << 20);
      const bool last = at + size == bytes.size();
      if (XML_Parse(parser_, bytes.data() + at, static_cast<int>(size), last ? 1 : 0) == XML_STATUS_ERROR)
        return Error{Code::syntax, XML_ErrorString(XML_GetErrorCode(parser_)), XML_GetCurrentLineNumber(parser_)};
      at += size;
      if (last) break;
    }
    return {};
  }
  Feed& feed() { return feed_; }

 private:
  void start(std::string_view name, const char** attributes) {
    word_.clear();
    if (name == "item" || name == "entry") {
      feed_.posts.push_back({});
      feed_.posts.back().line = XML_GetCurrentLineNumber(parser_);
      in_post_ = true;
    }
    std::string_view address, relation = "alternate";
    for (const char** one = attributes; *one != nullptr; one += 2) {
      if (std::string_view(one[0]) == "href") address = one[1];
      if (std::string_view(one[0]) == "rel") relation = one[1];
      if (std::string_view(one[0]) == "xml:lang" && feed_.language.empty()) feed_.language = one[1];
    }
    if (name == "link" && in_post_ && !address.empty() && relation == "alternate") feed_.posts.back().url = address;
  }

  void end(std::string_view name) {
    if (name == "item" || name == "entry") {
      in_post_ = false;
      return;
    }
    std::string value = word_;
    word_.clear();
    const std::size_t first = value.find_first_not_of(" \t\r\n");
    value =
        first == std::string::npos ? std::string() : value.substr(first, value.find_last_not_of(" \t\r\n") + 1 - first);
    if (!in_post_) {
      if (name == "title" && feed_.title.empty()) feed_.title = value;
      if (name == "language" && !value.empty()) feed_.language = value;
      if ((name == "copyright" || name == "rights") && feed_.licence.empty()) feed_.licence = value;
      return;
    }
    Post& post = feed_.posts.back();
    if (name == "title") post.title = value;
    if (name == "link" && post.url.empty()) post.url = value;
    // What was published first is the day; an update only where nothing else is known.
    if (name == "pubDate" || name == "published" || name == "dc:date" || name == "wp:post_date") {
      if (!value.starts_with("0000")) post.date = value;
    }
    if (name == "updated" && post.date.empty()) post.date = value;
    if (name == "dc:creator" || name == "name") post.author = value;
    if (name == "description" || name == "summary" || name == "excerpt:encoded") {
      if (post.summary.empty()) post.summary = value;
    }
    if (name == "content:encoded" || name == "content") post.content = value;
    if (name == "wp:post_type") post.type = value;
    if (name == "wp:status") post.status = value;
  }

  XML_Parser parser_;
  Feed feed_;
  std::string word_;
  bool in_post_ = false;
};

// A post whose elements cannot be told apart has no words.
story::Text text_of(const std::string& html) {
  auto page = html_page(html);
  if (!page) return {};
  page->text.map.clear();
  return std::move(page->text);
}

void push(const Feed& feed, const Input& input, std::string_view format, Handler& handler) {
  for (const Post& post : feed.posts) {
    if ((!post.type.empty() && post.type != "post") || (!post.status.empty() && post.status != "publish")) continue;
    story::Source source;
    source.path = fmt::format("{}#{}", input.path, post.url.empty() ? post.title : post.url);
    source.title = post.title.empty() ? feed.title : post.title;
    source.url = post.url;
    source.author = post.author;
    source.licence = feed.licence;
    source.language = feed.language.empty() ? "und" : feed.language.substr(0, feed.language.find('-'));
    source.format = format;
    source.hash = sha256(post.title + "\n" + post.date + "\n" + post.summary + "\n" + post.content);
    const auto date = date_of(post.date);
    handler.source(source);
    if (!date) {
      handler.refuse(
          {input.path, post.line, 0, post.date.empty() ? "a post without a day" : date.error().message, post.title});
      continue;
    }
    story::Text text = text_of(post.content.empty() ? post.summary : post.content);
    text.language = source.language == "und" ? "en" : source.language;
    story::Entry entry;
    entry.title = source.title;
    // A day of a post is a day, whatever the hour.
    entry.date = *date;
    if (date->as_written().start() != nullptr && date->as_written().start()->has_time) {
      const auto& at = *date->as_written().start();
      if (const auto day = when::Edtf::day(at.year, at.month, at.day)) entry.date = when::Date(*day, post.date);
    }
    entry.slug = slug_of(source.title);
    if (entry.slug.empty()) entry.slug = story::id_of(source).value;
    entry.source = story::id_of(source);
    if (!post.content.empty()) entry.summary = text_of(post.summary).content.substr(0, 400);
    while (!entry.summary.empty() &&
           (entry.summary.back() == '\n' || (static_cast<unsigned char>(entry.summary.back()) & 0xC0U) == 0x80))
      entry.summary.pop_back();
    if (invalid_utf8(entry.summary)) entry.summary.clear();
    entry.body = markdown_of(text);
    handler.article(std::move(entry), std::move(text));
  }
}

}  // namespace

bool looks_like_feed(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos) return false;
  if (bytes[at] == '{') return bytes.substr(0, 4096).find("jsonfeed.org/version") != std::string_view::npos;
  const std::string_view head = bytes.substr(at, 4096);
  return head.starts_with('<') &&
         (head.find("<rss") != std::string_view::npos || head.find("<rdf:RDF") != std::string_view::npos ||
          (head.find("<feed") != std::string_view::npos && head.find("w3.org/2005/Atom") != std::string_view::npos));
}

Result<void> read_feed(const Input& input, Handler& handler) {
  const std::size_t at = input.bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos || input.bytes[at] != '{') {
    FeedParser parser;
    const auto parsed = parser.parse(input.bytes);
    if (!parsed && parser.feed().posts.empty())
      return Error{Code::syntax, fmt::format("{}:{}: {}", input.path, parsed.error().position, parsed.error().message)};
    push(parser.feed(), input, "feed", handler);
    if (!parsed)
      handler.refuse(
          {input.path, parsed.error().position, 0, "the XML breaks off here: " + parsed.error().message, {}});
    return {};
  }
  JsonReader reader;
  const auto json = reader.read(input.bytes);
  if (!json) return Error{Code::syntax, fmt::format("{}: {}", input.path, json.error().message)};
  Feed feed;
  feed.title = json_words(*json, "title");
  feed.language = json_words(*json, "language");
  if (const auto items = json_list(*json, "items"))
    for (const simdjson::dom::element item : *items) {
      Post post;
      post.title = json_words(item, "title");
      post.url = json_words(item, "url");
      post.date = json_words(item, "date_published");
      post.summary = json_words(item, "summary");
      post.content = json_words(item, "content_html");
      if (post.content.empty()) post.content = json_words(item, "content_text");
      feed.posts.push_back(std::move(post));
    }
  push(feed, input, "feed", handler);
  return {};
}

}  // namespace thisday::gather
