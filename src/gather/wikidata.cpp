#include "gather/wikidata.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

namespace thisday::gather {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

struct Property {
  std::string_view id;
  story::Kind kind;
  std::string_view subject;  ///< what kind of date it is; empty: the item's own
};
constexpr std::array<Property, 11> kProperties = {{{"P569", story::Kind::birth, ""},
                                                   {"P570", story::Kind::death, ""},
                                                   {"P585", story::Kind::event, ""},
                                                   {"P580", story::Kind::event, ""},
                                                   {"P582", story::Kind::event, ""},
                                                   {"P571", story::Kind::event, "inception"},
                                                   {"P576", story::Kind::event, "dissolution"},
                                                   {"P575", story::Kind::event, "discovery"},
                                                   {"P619", story::Kind::event, "launch"},
                                                   {"P606", story::Kind::event, "first flight"},
                                                   {"P1619", story::Kind::event, "opening"}}};

const Property* property_of(std::string_view id) {
  for (const Property& one : kProperties)
    if (one.id == id) return &one;
  return nullptr;
}

std::string_view words(element value, std::string_view key) {
  std::string_view text;
  return value[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view rank_of(element statement) {
  return words(statement, "rank");
}

// Whether a statement says of its date that it is only near.
bool circa(element statement) {
  array list;
  if (statement["qualifiers"]["P1480"].get(list) != simdjson::SUCCESS) return false;
  for (const element one : list)
    if (words(one["datavalue"]["value"].value(), "id") == "Q5727902") return true;
  return false;
}

std::optional<when::Date> date_of(element statement) {
  element time;
  if (statement["mainsnak"]["datavalue"]["value"].get(time) != simdjson::SUCCESS) return std::nullopt;
  std::int64_t precision = 0;
  if (time["precision"].get(precision) != simdjson::SUCCESS) return std::nullopt;
  const bool julian = words(time, "calendarmodel").ends_with("Q1985786");
  auto date = wikidata_date(words(time, "time"), static_cast<int>(precision),
                            julian ? when::Calendar::julian : when::Calendar::gregorian);
  if (!date) return std::nullopt;
  bool about = false;
  element qualifiers;
  if (statement["qualifiers"].get(qualifiers) == simdjson::SUCCESS) about = circa(statement);
  if (!about) return *date;
  const auto near = when::Edtf::parse(date->as_written().str() + "~", date->calendar());
  return near ? when::Date(*near, "c. " + date->words()) : *date;
}

// The dates of a property's statements: of the preferred ones, where there are such.
std::vector<when::Date> dates_of(array statements) {
  std::vector<when::Date> preferred, normal;
  for (const element statement : statements) {
    const std::string_view rank = rank_of(statement);
    if (rank == "deprecated") continue;
    if (auto date = date_of(statement)) (rank == "preferred" ? preferred : normal).push_back(std::move(*date));
  }
  return preferred.empty() ? normal : preferred;
}

std::optional<story::Place> place_of(element claims) {
  array statements;
  if (claims["P625"].get(statements) != simdjson::SUCCESS) return std::nullopt;
  for (const element statement : statements) {
    story::Place place;
    double latitude = 0, longitude = 0;
    element value;
    if (statement["mainsnak"]["datavalue"]["value"].get(value) != simdjson::SUCCESS ||
        rank_of(statement) == "deprecated")
      continue;
    if (value["latitude"].get(latitude) != simdjson::SUCCESS || value["longitude"].get(longitude) != simdjson::SUCCESS)
      continue;
    place.latitude = latitude;
    place.longitude = longitude;
    return place;
  }
  return std::nullopt;
}

}  // namespace

Result<when::Date> wikidata_date(std::string_view time, int precision, when::Calendar calendar) {
  const Error none{Code::syntax, fmt::format("'{}' is no time", time.substr(0, 40))};
  if (time.size() < 11 || (time[0] != '+' && time[0] != '-')) return none;
  const bool negative = time[0] == '-';
  const std::size_t dash = time.find('-', 1);
  if (dash == std::string_view::npos || time.size() < dash + 6) return none;
  std::int64_t year = 0;
  const auto parsed = std::from_chars(time.data() + 1, time.data() + dash, year);
  if (parsed.ec != std::errc() || parsed.ptr != time.data() + dash) return none;
  // -0044 is 44 BC: there is no year 0.
  if (negative) year = 1 - year;
  const std::string_view month = time.substr(dash + 1, 2), day = time.substr(dash + 4, 2);
  const auto edtf = [&](std::string text) -> Result<when::Date> {
    auto value = when::Edtf::parse(text, calendar);
    if (!value) return value.error();
    // The words go no further than the precision: a year is written as its first of January.
    return when::Date(std::move(value).value(), text);
  };
  const bool large = year > 9999 || year < -9999;
  const std::int64_t size = year < 0 ? -year : year;
  const std::string written = fmt::format("{}{:04}", year < 0 ? "-" : "", size);
  if (precision >= 11 && month != "00" && day != "00" && !large)
    return edtf(fmt::format("{}-{}-{}", written, month, day));
  if (precision >= 10 && month != "00" && !large) return edtf(fmt::format("{}-{}", written, month));
  if (precision >= 9) return large ? when::Date(when::Edtf::year(year, calendar), std::string(time)) : edtf(written);
  if (large) return Error{Code::range, fmt::format("'{}' is too far away", time)};
  if (precision == 8) return edtf(fmt::format("{}{:03}X", year < 0 ? "-" : "", size / 10));
  // The nineteenth century may be written as 1801, 1850 or 1900.
  if (precision == 7) return edtf(fmt::format("{}{:02}XX", year < 0 ? "-" : "", size == 0 ? 0 : (size - 1) / 100));
  if (precision == 6) return edtf(fmt::format("{}{}XXX", year < 0 ? "-" : "", size == 0 ? 0 : (size - 1) / 1000));
  return Error{Code::unsupported, "coarser than a millennium"};
}

struct WikidataItems::State {
  std::vector<std::string> languages;
  simdjson::dom::parser parser;
};

WikidataItems::WikidataItems(std::vector<std::string> languages) : state_(std::make_unique<State>()) {
  state_->languages = std::move(languages);
}
WikidataItems::~WikidataItems() = default;

namespace {

// The words of an entity's labels or descriptions in the first of the languages that it has, else in any.
std::string words_in(element entity, std::string_view key, const std::vector<std::string>& languages) {
  object all;
  // Nothing at all is written as an empty list.
  if (entity[key].get(all) != simdjson::SUCCESS) return {};
  for (const std::string& language : languages) {
    element one;
    if (all[language].get(one) == simdjson::SUCCESS) return std::string(words(one, "value"));
  }
  for (const auto& field : all) return std::string(words(field.value, "value"));
  return {};
}

bool dated(object claims) {
  for (const auto& field : claims)
    if (property_of(field.key) != nullptr) return true;
  return false;
}

}  // namespace

static_assert(WikidataItems::kPadding >= simdjson::SIMDJSON_PADDING);

Result<std::vector<story::Event>> WikidataItems::read(std::string_view json) {
  // The whole entity at once: which instructions read it is then found out where the program runs.
  std::vector<story::Event> events;
  element entity;
  const auto error = state_->parser.parse(json.data(), json.size(), false).get(entity);
  if (error != simdjson::SUCCESS)
    return Error{Code::syntax, fmt::format("no JSON: {}", simdjson::error_message(error))};
  object fields;
  if (entity["claims"].get(fields) != simdjson::SUCCESS || !dated(fields)) return events;
  const element claims = entity["claims"].value();
  const std::string label = words_in(entity, "labels", state_->languages);
  if (label.empty()) return events;
  const std::string description = words_in(entity, "descriptions", state_->languages);

  story::Event model;
  model.headline = description.empty() ? label : label + ", " + description;
  model.links.push_back(fmt::format("wikidata:{}", words(entity, "id")));
  object links;
  std::size_t sitelinks = 0;
  if (entity["sitelinks"].get(links) == simdjson::SUCCESS) {
    sitelinks = links.size();
    for (const std::string& language : state_->languages) {
      element one;
      if (links[language + "wiki"].get(one) == simdjson::SUCCESS)
        model.links.push_back(fmt::format("wikipedia:{}:{}", language, words(one, "title")));
    }
  }
  if (auto place = place_of(claims)) model.places.push_back(std::move(*place));
  if (sitelinks > 0)
    model.quantities.push_back({static_cast<double>(sitelinks), "sitelinks", story::Quantity::Hedge::exactly, ""});

  const auto push = [&](const when::Date& date, story::Kind kind, std::string_view subject) {
    story::Event event = model;
    event.kind = kind;
    event.date = date;
    if (!subject.empty()) event.subjects.emplace_back(subject);
    if (!subject.empty()) event.headline += fmt::format(": {}", subject);
    event.evidence.push_back({{}, {}, event.headline, date, {}});
    events.push_back(std::move(event));
  };
  std::vector<when::Date> starts, ends;
  for (const Property& property : kProperties) {
    array statements;
    if (claims[property.id].get(statements) != simdjson::SUCCESS) continue;
    std::vector<when::Date> dates = dates_of(statements);
    if (property.id == "P580") {
      starts = std::move(dates);
    } else if (property.id == "P582") {
      ends = std::move(dates);
    } else {
      for (const when::Date& date : dates) push(date, property.kind, property.subject);
    }
  }
  if (starts.size() == 1 && ends.size() == 1 && starts[0].calendar() == ends[0].calendar()) {
    const auto range = when::Edtf::interval(starts[0].as_written(), ends[0].as_written());
    if (range) {
      push(when::Date(*range, starts[0].words() + " – " + ends[0].words()), story::Kind::event, "");
      return events;
    }
  }
  for (const when::Date& date : starts) push(date, story::Kind::event, "start");
  for (const when::Date& date : ends) push(date, story::Kind::event, "end");
  return events;
}

}  // namespace thisday::gather
