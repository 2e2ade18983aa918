#include "gather/dump.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gather/slug.hpp"
#include "gather/wikidata.hpp"
#include "gather/wikipedia.hpp"
#include "phrase/heads.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kStretch = std::size_t{16} << 20;
constexpr std::size_t kLongestLine = std::size_t{64} << 20;
constexpr std::size_t kLongestPage = std::size_t{32} << 20;

story::Source wikidata_source(const std::string& path, std::size_t stretch, std::string hash) {
  story::Source source;
  source.path = stretch == 0 ? path : fmt::format("{}#{}", path, stretch);
  source.title = "Wikidata";
  source.url = "https://www.wikidata.org";
  source.author = "Wikidata's authors";
  source.licence = "CC0-1.0";
  source.language = "en";
  source.work = "wikidata";
  source.format = "wikidata";
  source.hash = std::move(hash);
  return source;
}

// Items, one a line: within a list or not.
class WikidataDump {
 public:
  WikidataDump(const std::string& path, const DumpOptions& options, Handler& handler)
      : path_(path), handler_(handler), items_(options.languages) {}

  Result<void> read(Stream& stream) {
    std::string rest;
    for (std::size_t stretch = 0;; ++stretch) {
      rest.reserve(rest.size() + kStretch + WikidataItems::kPadding);
      const auto more = append_up_to(stream, kStretch, rest);
      if (!more) return more.error();
      const bool last = *more < kStretch;
      const std::size_t end = last ? rest.size() : rest.rfind('\n') + 1;
      if (!last && end == 0 && rest.size() < kLongestLine) continue;  // a line longer than a stretch
      lines(std::string_view(rest).substr(0, end == 0 ? rest.size() : end), stretch);
      rest.erase(0, end == 0 ? rest.size() : end);
      if (last) return {};
    }
  }

 private:
  void lines(std::string_view bytes, std::size_t stretch) {
    const story::Source source = wikidata_source(path_, stretch, sha256(bytes));
    handler_.source(source);
    const story::SourceId id = story::id_of(source);
    for (std::size_t at = 0; at < bytes.size(); ++line_) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      std::string_view line = bytes.substr(at, end - at);
      const std::size_t begin = at;
      at = end + 1;
      while (!line.empty() && (line.back() == ',' || line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (line.size() < 3) continue;  // the list's own brackets
      auto events = items_.read(line);
      if (!events) {
        handler_.refuse({path_, line_, 1, events.error().message, std::string(line.substr(0, 200))});
        continue;
      }
      for (story::Event& event : *events) {
        event.evidence.front().source = id;
        event.evidence.front().range = {begin, begin + line.size()};
        handler_.event(std::move(event));
      }
    }
  }

  const std::string& path_;
  Handler& handler_;
  WikidataItems items_;
  std::size_t line_ = 1;
};

// Pages of MediaWiki's XML: <page><title/><ns/><redirect/><revision><model/><text/></revision></page>.
class WikipediaDump {
 public:
  WikipediaDump(const std::string& path, const DumpOptions& options, Handler& handler)
      : path_(path),
        options_(options),
        handler_(handler),
        parser_(XML_ParserCreate("UTF-8")),
        items_(options.languages) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const char* name, const char** attributes) {
          static_cast<WikipediaDump*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<WikipediaDump*>(self)->end(name); });
    listen(Into::nothing);
  }
  ~WikipediaDump() { XML_ParserFree(parser_); }
  WikipediaDump(const WikipediaDump&) = delete;
  WikipediaDump& operator=(const WikipediaDump&) = delete;

  Result<void> read(Stream& stream) {
    constexpr int kPiece = 1 << 18;
    for (;;) {
      void* buffer = XML_GetBuffer(parser_, kPiece);
      const auto got = stream.read(static_cast<char*>(buffer), kPiece);
      if (!got) return got.error();
      if (XML_ParseBuffer(parser_, static_cast<int>(*got), *got == 0 ? 1 : 0) == XML_STATUS_ERROR)
        return Error{Code::syntax, fmt::format("{}:{}: {}", path_, XML_GetCurrentLineNumber(parser_),
                                               XML_ErrorString(XML_GetErrorCode(parser_)))};
      if (*got == 0) break;
    }
    handler_.note(
        fmt::format("{}: {} of {} pages read{}", path_, taken_, pages_,
                    options_.pages == DumpOptions::Pages::all || wikidata_ ? "" : ", those of days and years"));
    return {};
  }

 private:
  enum class Into { nothing, name, text };

  // Characters are asked for only where they are wanted.
  void listen(Into into) {
    into_ = into;
    const XML_CharacterDataHandler listener = [](void* self, const char* bytes, int length) {
      static_cast<WikipediaDump*>(self)->characters({bytes, static_cast<std::size_t>(length)});
    };
    XML_SetCharacterDataHandler(parser_, into == Into::nothing ? nullptr : listener);
  }

  void start(std::string_view name, const char** attributes) {
    if (name == "text") {
      if (wanted()) {
        text_.clear();
        ++taken_;
        line_ = XML_GetCurrentLineNumber(parser_);
        listen(Into::text);
      }
    } else if (name == "page") {
      title_.clear();
      space_.clear();
      model_.clear();
      redirect_ = false;
      ++pages_;
    } else if (name == "title" || name == "ns" || name == "model" || name == "dbname") {
      word_.clear();
      listen(Into::name);
    } else if (name == "redirect") {
      redirect_ = true;
    } else if (name == "mediawiki") {
      for (; *attributes != nullptr; attributes += 2)
        if (std::strcmp(attributes[0], "xml:lang") == 0) language_ = attributes[1];
    }
  }

  void end(std::string_view name) {
    if (into_ == Into::name) {
      if (name == "title") title_ = word_;
      if (name == "ns") space_ = word_;
      if (name == "model") model_ = word_;
      if (name == "dbname") wikidata_ = word_ == "wikidatawiki";
      listen(Into::nothing);
    } else if (into_ == Into::text && name == "text") {
      listen(Into::nothing);
      page();
    }
  }

  void characters(std::string_view bytes) {
    std::string& into = into_ == Into::name ? word_ : text_;
    if (into.size() + bytes.size() <= kLongestPage) into += bytes;
  }

  [[nodiscard]] bool wanted() const {
    if (redirect_ || (space_ != "0" && !space_.empty())) return wikidata_ && model_ == "wikibase-item";
    if (wikidata_) return true;
    return options_.pages == DumpOptions::Pages::all || is_list(title_);
  }
  [[nodiscard]] bool is_list(std::string_view title) const {
    return title.find_first_of("0123456789") != std::string_view::npos && wiki_subject(title, language_).has_value();
  }

  void page() {
    if (wikidata_) return item();
    WikiOrigin origin{fmt::format("{}#{}", path_, title_), language_, sha256(text_), "wikipedia-dump", line_};
    WikiPage page = wikitext_page(text_, language_);
    page.title = title_;
    push_wiki_page(std::move(page), text_, origin, handler_);
  }

  void item() {
    text_.reserve(text_.size() + WikidataItems::kPadding);
    const auto events = items_.read(text_);
    if (!events) return handler_.refuse({path_, line_, 0, events.error().message, title_});
    if (events->empty()) return;
    story::Source source = wikidata_source(path_ + "#" + title_, 0, sha256(text_));
    const story::SourceId id = story::id_of(source);
    handler_.source(source);
    for (story::Event event : *events) {
      event.evidence.front().source = id;
      event.evidence.front().range = {0, text_.size()};
      handler_.event(std::move(event));
    }
  }

  const std::string& path_;
  const DumpOptions& options_;
  Handler& handler_;
  XML_Parser parser_;
  WikidataItems items_;
  Into into_ = Into::nothing;
  std::string language_ = "en";
  std::string word_, title_, space_, model_, text_;
  std::size_t line_ = 1;
  std::size_t pages_ = 0;
  std::size_t taken_ = 0;
  bool redirect_ = false;
  bool wikidata_ = false;
};

}  // namespace

std::string_view dump_format(std::string_view beginning) {
  const std::size_t at = std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size());
  const std::string_view bytes = beginning.substr(at);
  if (bytes.starts_with("<mediawiki") ||
      (bytes.starts_with("<?xml") && bytes.substr(0, 400).find("<mediawiki") != std::string_view::npos))
    return "wikipedia-dump";
  const std::size_t entity = std::min(bytes.find('{'), bytes.size());
  if (entity > 4 || bytes.substr(0, entity).find_first_not_of("[ \r\n") != std::string_view::npos) return {};
  const std::string_view head = bytes.substr(entity, 4096);
  const bool typed = head.find("\"type\":\"item\"") != std::string_view::npos ||
                     head.find("\"type\":\"property\"") != std::string_view::npos ||
                     head.find("\"type\":\"lexeme\"") != std::string_view::npos;
  return typed && (bytes.find("\"claims\"") != std::string_view::npos ||
                   head.find("\"labels\"") != std::string_view::npos)
             ? "wikidata"
             : "";
}

Result<void> read_dump(Stream& stream, const std::string& path, std::string_view format, const DumpOptions& options,
                       Handler& handler) {
  if (format == "wikidata") return WikidataDump(path, options, handler).read(stream);
  return WikipediaDump(path, options, handler).read(stream);
}

}  // namespace thisday::gather
