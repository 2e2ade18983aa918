#include "serve/document.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "gather/gather.hpp"
#include "gather/plain_text.hpp"

namespace thisday::serve {
namespace {

/// Takes the text out of a file that holds one article.
class ArticleText : public gather::Handler {
 public:
  void source(const story::Source&) override {}
  void event(story::Event) override {}
  void article(story::Entry entry, story::Text text) override {
    text_ = std::move(text);
    date_ = std::move(entry.date);
  }
  void refuse(gather::Refusal refusal) override { refusal_ = std::move(refusal); }

  std::optional<story::Text> text_;
  std::optional<when::Date> date_;
  std::optional<gather::Refusal> refusal_;
};

Result<ArticleText> text_of(const gather::Input& input, const std::string& forced) {
  const std::optional<std::string_view> format =
      forced.empty() ? gather::detect_prose(input) : gather::format_named(forced);
  if (!format)
    return Error{Code::foreign, fmt::format("{}: not a text", input.path), 0,
                 "Markdown, HTML, plain text and JSON Lines are read"};
  ArticleText article;
  if (*format == "text") {
    if (looks_binary(input.bytes)) return Error{Code::foreign, fmt::format("{}: not text", input.path)};
    article.text_ = gather::plain_text(input.bytes);
    return article;
  }
  if (const auto read = gather::read(input, *format, article); !read) return read.error();
  if (!article.text_)
    return Error{Code::syntax, fmt::format("{}: {}", input.path,
                                           article.refusal_ ? article.refusal_->reason : "there is no text in it")};
  return article;
}

// A record: {"text": …, "date"?: …, "source"?: …, "language"?: …}. `begin` and `end` will count in its text.
Result<Document> from_record(RawDocument raw) {
  const auto json = nlohmann::json::parse(raw.bytes, nullptr, false);
  const auto wrong = [&](std::string_view reason) {
    return Error{Code::syntax, fmt::format("{}: {}", raw.source, reason), 0,
                 "a line of JSON Lines is an object with \"text\" and, if known, \"date\", \"source\", \"language\""};
  };
  if (json.is_discarded() || !json.is_object()) return wrong("not a JSON object");
  const auto words = [&](const char* key) -> std::optional<std::string> {
    const auto at = json.find(key);
    if (at == json.end() || at->is_null()) return std::string();
    if (!at->is_string()) return std::nullopt;
    return at->get<std::string>();
  };
  const auto text = words("text"), date = words("date"), source = words("source"), language = words("language");
  if (!json.contains("text") || !text) return wrong("without a \"text\" that is a string");
  if (!date || !source || !language) return wrong("\"date\", \"source\" and \"language\" are strings");
  Document document;
  document.source = source->empty() ? raw.source : *source;
  document.bytes = *text;
  document.text.content = *text;
  if (!language->empty()) document.text.language = *language;
  if (!date->empty()) {
    document.date = day_of(*date);
    if (!document.date) return wrong(fmt::format("the date '{}' is no day", *date));
  }
  return document;
}

Result<Document> from_file(RawDocument raw, const std::string& format) {
  auto text = text_of({raw.source, raw.bytes}, format);
  if (!text) return text.error();
  Document document;
  document.source = std::move(raw.source);
  document.bytes = std::move(raw.bytes);
  document.text = *std::move(text->text_);
  document.entry = std::move(text->date_);
  return document;
}

}  // namespace

Result<Document> text_document(RawDocument raw, const ReadOptions& options) {
  auto document = raw.record ? from_record(std::move(raw)) : from_file(std::move(raw), options.input_format);
  if (document && !document->date) document->date = options.how.document_date;
  return document;
}

Result<Document> read_document(RawDocument raw, const ReadOptions& options) {
  auto document = text_document(std::move(raw), options);
  if (!document) return document;
  read::Options how = options.how;
  how.document_date = document->date;
  auto reading = read::read(document->text, how);
  if (!reading)
    return Error{reading.error().code, document->source + ": " + reading.error().message, 0, reading.error().hint};
  document->reading = *std::move(reading);
  return document;
}

std::optional<when::CivilDay> day_of(const std::string& words) {
  // Records often give the time of day too.
  const auto edtf = when::Edtf::parse(std::string_view(words).substr(0, words.find('T')));
  if (!edtf || edtf->precision() != when::Precision::day || edtf->is_interval()) return std::nullopt;
  const auto span = edtf->span();
  if (!span || !span->earliest) return std::nullopt;
  return when::civil_day(when::Calendar::gregorian, *span->earliest);
}

SpanWords span_words(const when::Date& date) {
  const auto span = date.span();
  if (!span) return {};
  const auto day = [](const std::optional<when::DayNumber>& number) -> std::string {
    if (!number) return {};
    const when::CivilDay civil = when::civil_day(when::Calendar::gregorian, *number);
    const auto edtf = when::Edtf::day(civil.year, civil.month, civil.day);
    return edtf.ok() ? edtf->str() : std::string();
  };
  return {day(span->earliest), day(span->latest)};
}

}  // namespace thisday::serve
