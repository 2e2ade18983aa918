#pragma once
// Answers made by hand, for tests: no library is needed to see how a day is shown.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ask/library.hpp"

namespace thisday::publish {

inline when::Date date_of(std::string_view edtf, when::Calendar calendar = when::Calendar::gregorian,
                          std::string words = {}) {
  return when::Date(when::Edtf::parse(edtf, calendar).value(), std::move(words));
}

/// Builds an answer event by event.
class SampleAnswer {
 public:
  SampleAnswer(int month, int day, std::int64_t year = 2026) {
    answer_.question.month = month;
    answer_.question.day = day;
    answer_.question.year = year;
  }

  story::SourceId source(std::string title, std::string author = {}, std::string licence = {}, std::string url = {}) {
    story::Source source;
    source.path = title;
    source.title = std::move(title);
    source.author = std::move(author);
    source.licence = std::move(licence);
    source.url = std::move(url);
    source.language = "en";
    answer_.sources.push_back(source);
    return story::id_of(source);
  }

  /// An event of an exact day; what else there is to say is set on the reference.
  ask::DayEvent& event(story::Kind kind, when::Date date, std::string headline, const story::SourceId& source,
                       std::string quote = {}) {
    ask::DayEvent found;
    found.event.kind = kind;
    found.event.date = date;
    found.event.headline = headline;
    found.event.evidence.push_back({source, {10, 20}, quote.empty() ? std::move(headline) : std::move(quote), date});
    found.event.id = story::id_of(found.event);
    if (const auto span = date.span(); span && span->earliest) {
      found.year = when::civil_day(date.calendar(), *span->earliest).year;
      found.years_ago = answer_.question.year - *found.year;
    }
    answer_.events.push_back(std::move(found));
    return answer_.events.back();
  }

  story::Entry& entry(std::string slug, std::string title, std::string edtf, const story::SourceId& source) {
    story::Entry entry;
    entry.slug = std::move(slug);
    entry.title = std::move(title);
    entry.date = date_of(edtf);
    entry.source = source;
    answer_.entries.push_back(std::move(entry));
    return answer_.entries.back();
  }

  ask::DayAnswer& answer() { return answer_; }

 private:
  ask::DayAnswer answer_;
};

}  // namespace thisday::publish
