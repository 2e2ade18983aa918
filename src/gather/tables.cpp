// Reads tables: each row becomes an event; of a person with days of birth and death, two.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/hash.hpp"
#include "gather/columns.hpp"
#include "gather/readers.hpp"
#include "gather/single_byte.hpp"
#include "gather/slug.hpp"
#include "gather/table.hpp"
#include "gather/table_date.hpp"
#include "gather/yaml.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLongestHeadline = 300;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// "-9", "0", "99", "9999", "NA": what stands for an unknown part of a date.
std::optional<std::int64_t> part(std::string_view text, Role role) {
  if (role == Role::month)
    if (const int month = month_number(text)) return month;
  const auto value = number(text);
  if (!value || *value != static_cast<double>(static_cast<std::int64_t>(*value))) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(*value);
  if (role == Role::month) return whole >= 1 && whole <= 12 ? std::optional(whole) : std::nullopt;
  if (role == Role::day) return whole >= 1 && whole <= 31 ? std::optional(whole) : std::nullopt;
  if (whole == 0 || whole == -9 || whole == -99 || whole == -999 || whole == -9999 || whole == 9999)
    return std::nullopt;
  return whole;
}

class RowReader {
 public:
  RowReader(const Columns& columns, const Row& row) : columns_(columns), row_(row) {
    if (const auto named = when::calendar_named(value(Role::calendar))) options_.calendar = *named;
    options_.month_first = columns.month_first;
  }

  [[nodiscard]] std::string_view value(Role role) const {
    const auto column = columns_.of(role);
    return column ? trimmed(row_.values[*column]) : std::string_view();
  }

  // The date of the row's event: of one column, of two ends, of its parts.
  [[nodiscard]] Result<when::Date> date() const {
    auto begin = first(Role::date, Role::date_min, Role::date_max, Role::year);
    if (!begin) return begin;
    const auto end = first(Role::end, Role::end_min, Role::end_max, Role::end_year);
    if (!end || end->as_written().is_interval() || begin->as_written().is_interval()) return begin;
    const auto one = begin->as_written().start() ? without_time(begin->as_written()) : begin->as_written();
    const auto other = end->as_written().start() ? without_time(end->as_written()) : end->as_written();
    if (one == other) return when::Date(one, begin->words());
    const auto range = when::Edtf::interval(one, other);
    if (!range || !in_order(one, other)) return when::Date(one, begin->words());
    return when::Date(*range, begin->words() + " – " + end->words());
  }

  [[nodiscard]] Result<when::Date> of(Role role) const { return table_date(value(role), options_); }

 private:
  static when::Edtf without_time(const when::Edtf& edtf) {
    if (!edtf.start()->has_time) return edtf;
    const std::string text = edtf.str();
    const auto day = when::Edtf::parse(std::string_view(text).substr(0, text.find('T')), edtf.calendar());
    return day ? *day : edtf;
  }
  static bool in_order(const when::Edtf& one, const when::Edtf& other) {
    const auto a = one.span(), b = other.span();
    return !a || !b || !a->earliest || !b->latest || *a->earliest <= *b->latest;
  }

  // A column; or the earliest and latest of two, uncertain where they differ; or year, month and day.
  [[nodiscard]] Result<when::Date> first(Role whole, Role least, Role most, Role year) const {
    if (!value(whole).empty()) {
      auto date = table_date(value(whole), options_);
      if (date || !columns_.of(year)) return date;
    }
    if (!value(least).empty()) {
      auto earliest = table_date(value(least), options_);
      if (!earliest || value(most).empty()) return earliest;
      const auto latest = table_date(value(most), options_);
      if (!latest) return earliest;
      const when::Edtf day = without_time(earliest->as_written());
      if (day == without_time(latest->as_written())) return when::Date(day, earliest->words());
      const auto uncertain = when::Edtf::parse(day.str() + "?", day.calendar());
      return uncertain ? when::Date(*uncertain, fmt::format("{} to {}", earliest->words(), latest->words()))
                       : *earliest;
    }
    return parts(year);
  }

  [[nodiscard]] Result<when::Date> parts(Role year_role) const {
    const bool ends = year_role == Role::end_year;
    const std::string_view written[] = {value(year_role), value(ends ? Role::end_month : Role::month),
                                        value(ends ? Role::end_day : Role::day)};
    const auto year = part(written[0], Role::year), month = part(written[1], Role::month),
               day = part(written[2], Role::day);
    const std::string words = fmt::format("{}", fmt::join(written, "-"));
    if (!year && (!month || !day || ends)) return Error{Code::syntax, fmt::format("'{}' has no year", words)};
    if (!year) return parsed(fmt::format("XXXX-{:02}-{:02}", *month, *day), words);
    // Tables count the years before Christ from -1.
    const std::int64_t astronomical = *year < 0 ? *year + 1 : *year;
    std::string edtf =
        fmt::format("{}{:04}", astronomical < 0 ? "-" : "", astronomical < 0 ? -astronomical : astronomical);
    if (astronomical > 9999 || astronomical < -9999)
      return when::Date(when::Edtf::year(astronomical, options_.calendar), words);
    if (month) edtf += fmt::format("-{:02}", *month);
    if (month && day) edtf += fmt::format("-{:02}", *day);
    return parsed(edtf, words);
  }
  [[nodiscard]] Result<when::Date> parsed(const std::string& edtf, const std::string& words) const {
    auto value_of = when::Edtf::parse(edtf, options_.calendar);
    if (!value_of) return Error{Code::range, fmt::format("'{}' is no day", words)};
    return when::Date(std::move(value_of).value(), words);
  }

  const Columns& columns_;
  const Row& row_;
  TableDateOptions options_;
};

class TableReader {
 public:
  TableReader(const Input& input, Decoded& decoded, Handler& handler, const Table& table, Columns columns)
      : input_(input), decoded_(decoded), handler_(handler), table_(table), columns_(std::move(columns)) {}

  void read(std::string_view format) {
    story::Source source;
    source.path = input_.path;
    source.title = file_name(input_.path);
    source.language = "und";
    source.format = format;
    // Another mapping makes other records of the same bytes.
    source.hash = sha256(input_.map.empty() ? std::string(input_.bytes) : std::string(input_.bytes) + input_.map);
    id_ = story::id_of(source);
    handler_.source(source);
    handler_.note(
        fmt::format("{}: read as {}{}", input_.path, columns_.describe(table_.names()),
                    columns_.order_known ? columns_.month_first ? "; 7/27 is July 27" : "; 27/7 is July 27" : ""));
    table_.rows([&](const Row& row) { record(row); });
  }

 private:
  void record(const Row& row) {
    if (!row.broken.empty()) return refuse(row, std::string(row.broken));
    const RowReader reader(columns_, row);
    const bool person = !reader.value(Role::birth).empty() || !reader.value(Role::death).empty();
    bool told = false;
    for (const auto& [role, kind] :
         {std::pair(Role::birth, story::Kind::birth), std::pair(Role::death, story::Kind::death)})
      if (!reader.value(role).empty()) told = push(row, reader, reader.of(role), kind) || told;
    if (person && !columns_.of(Role::date) && !columns_.of(Role::year)) return;
    if (told && reader.value(Role::date).empty()) return;
    const auto kind = story::kind_named(reader.value(Role::kind));
    push(row, reader, reader.date(), kind.value_or(story::Kind::event));
  }

  bool push(const Row& row, const RowReader& reader, const Result<when::Date>& date, story::Kind kind) {
    if (!date) {
      refuse(row, date.error().message);
      return false;
    }
    story::Event event;
    event.kind = kind;
    event.date = *date;
    event.headline = reader.value(Role::headline);
    const std::string_view text = reader.value(Role::text);
    if (event.headline.empty()) event.headline = beginning(text);
    if (event.headline.empty()) {
      refuse(row, "nothing says what happened");
      return false;
    }
    if (kind == story::Kind::observance && date->as_written().str().starts_with("XXXX-"))
      if (auto rule = when::Recurrence::parse(date->as_written().str().substr(5))) event.recurrence = *rule;
    place(event, reader);
    lists(event, row);
    const std::string quote =
        text.empty() || text == event.headline ? event.headline : event.headline + ". " + std::string(text);
    event.evidence.push_back({id_, decoded_.original(row.range), quote, event.date, {}});
    handler_.event(std::move(event));
    return true;
  }

  // The first sentence or so of a text, cut at a blank.
  static std::string beginning(std::string_view text) {
    if (const std::size_t stop = text.find(". "); stop < kLongestHeadline) return std::string(text.substr(0, stop + 1));
    if (text.size() <= kLongestHeadline) return std::string(text);
    const std::size_t blank = text.rfind(' ', kLongestHeadline);
    return std::string(text.substr(0, blank == std::string_view::npos ? 0 : blank)) + " …";
  }

  static void place(story::Event& event, const RowReader& reader) {
    story::Place place;
    place.name = reader.value(Role::place);
    place.latitude = number(reader.value(Role::latitude));
    place.longitude = number(reader.value(Role::longitude));
    const bool on_earth = place.latitude && place.longitude && *place.latitude >= -90 && *place.latitude <= 90 &&
                          *place.longitude >= -180 && *place.longitude <= 180;
    if (!on_earth) place.latitude.reset(), place.longitude.reset();
    if (!place.name.empty() || on_earth) event.places.push_back(std::move(place));
  }

  void lists(story::Event& event, const Row& row) const {
    for (const std::size_t column : columns_.all_of(Role::party))
      if (const auto words = trimmed(row.values[column]); !words.empty()) event.parties.emplace_back(words);
    for (const std::size_t column : columns_.all_of(Role::subject))
      if (const auto words = trimmed(row.values[column]); !words.empty()) event.subjects.emplace_back(words);
    for (const std::size_t column : columns_.all_of(Role::link)) {
      const std::string_view words = trimmed(row.values[column]);
      const bool item =
          words.size() > 1 && words[0] == 'Q' && words.find_first_not_of("0123456789", 1) == std::string_view::npos;
      const std::size_t entity = words.find("wikidata.org/entity/");
      const std::size_t wiki = words.find(".wikipedia.org/wiki/");
      if (item)
        event.links.push_back(fmt::format("wikidata:{}", words));
      else if (entity != std::string_view::npos)
        event.links.push_back(fmt::format("wikidata:{}", words.substr(entity + 20)));
      else if (wiki != std::string_view::npos && wiki >= 2) {
        std::string title(words.substr(wiki + 20));
        std::replace(title.begin(), title.end(), '_', ' ');
        const std::size_t host = words.rfind('/', wiki);
        event.links.push_back(fmt::format("wikipedia:{}:{}", words.substr(host + 1, wiki - host - 1), title));
      }
    }
  }

  void refuse(const Row& row, std::string reason) {
    // Rows come in order, so lines are counted once.
    line_ +=
        static_cast<std::size_t>(std::count(input_.bytes.begin() + static_cast<std::ptrdiff_t>(counted_),
                                            input_.bytes.begin() + static_cast<std::ptrdiff_t>(row.range.begin), '\n'));
    counted_ = row.range.begin;
    const std::string_view text = input_.bytes.substr(row.range.begin, std::min<std::size_t>(row.range.size(), 200));
    handler_.refuse({input_.path, line_, 1, std::move(reason), std::string(text.substr(0, text.find('\n')))});
  }

  const Input& input_;
  Decoded& decoded_;
  Handler& handler_;
  const Table& table_;
  Columns columns_;
  story::SourceId id_;
  std::size_t line_ = 1;
  std::size_t counted_ = 0;
};

Result<void> read_table(const Input& input, Handler& handler, Table::Form form, std::string_view format) {
  auto decoded = Decoded::open(input.bytes);
  if (!decoded) return decoded.error();
  Input utf8 = input;
  utf8.bytes = decoded->utf8();
  const auto said = [&](Error error) {
    error.message = fmt::format("{}: {}", input.path, error.message);
    return error;
  };
  const auto table = Table::open(utf8.bytes, form);
  if (!table) return said(table.error());
  std::vector<std::vector<std::string>> rows;
  const auto sample = [&](const Row& row) {
    if (row.broken.empty()) rows.push_back(row.values);
  };
  table->rows(sample, 200);
  auto columns = mapped(guessed(table->names(), rows), input.map, table->names());
  if (!columns) return said(columns.error());
  if (const auto enough = columns->enough(); !enough) {
    Error error = enough.error();
    error.hint += fmt::format("; there are {}", fmt::join(table->names(), ", "));
    return said(error);
  }
  TableReader(utf8, *decoded, handler, *table, std::move(columns).value()).read(format);
  return {};
}

}  // namespace

Result<void> read_separated(const Input& input, Handler& handler) {
  return read_table(input, handler, Table::Form::separated, "table");
}

Result<void> read_json_rows(const Input& input, Handler& handler) {
  return read_table(input, handler, Table::Form::json, "json");
}

}  // namespace thisday::gather
