// Reads tables: each row becomes an event; of a person with days of birth and death, two.

#include "gather/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/hash.hpp"
#include "gather/columns.hpp"
#include "gather/readers.hpp"
#include "gather/single_byte.hpp"
#include "gather/slug.hpp"
#include "gather/table.hpp"
#include "gather/table_row.hpp"
#include "gather/yaml.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLongestHeadline = 300;

constexpr std::size_t kLongestRow = std::size_t{96} << 20;

/// A stretch of a table: all of it, as a rule.
struct Stretch {
  bool of_many = false;
  std::size_t number = 0;
  std::size_t offset = 0;  ///< of its first byte in the file
  std::size_t line = 1;
};

class TableReader {
 public:
  TableReader(const Input& input, Decoded& decoded, Handler& handler, const Table& table, const Columns& columns,
              Stretch stretch)
      : input_(input),
        decoded_(decoded),
        handler_(handler),
        table_(table),
        columns_(columns),
        stretch_(stretch),
        line_(stretch.line) {}

  void read(std::string_view format) {
    story::Source source;
    source.path = stretch_.number == 0 ? input_.path : fmt::format("{}#{}", input_.path, stretch_.number);
    source.title = file_name(input_.path);
    source.language = "und";
    source.format = format;
    if (stretch_.of_many) source.work = input_.path;
    // Another mapping makes other records of the same bytes.
    const std::string map = stretch_.number == 0 ? input_.map : columns_.describe(table_.names());
    source.hash = sha256(map.empty() ? std::string(input_.bytes) : std::string(input_.bytes) + map);
    id_ = story::id_of(source);
    handler_.source(source);
    if (stretch_.number == 0)
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
    const story::ByteRange range = decoded_.original(row.range);
    event.evidence.push_back(
        {id_, {stretch_.offset + range.begin, stretch_.offset + range.end}, quote, event.date, {}});
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
    place.latitude = number_in(reader.value(Role::latitude));
    place.longitude = number_in(reader.value(Role::longitude));
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
  const Columns& columns_;
  Stretch stretch_;
  story::SourceId id_;
  std::size_t line_;
  std::size_t counted_ = 0;
};

Error said_of(const Input& input, Error error) {
  error.message = fmt::format("{}: {}", input.path, error.message);
  return error;
}

Result<Columns> columns_of(const Table& table, const std::string& map) {
  std::vector<std::vector<std::string>> rows;
  const auto sample = [&](const Row& row) {
    if (row.broken.empty()) rows.push_back(row.values);
  };
  table.rows(sample, 200);
  auto columns = mapped(guessed(table.names(), rows), map, table.names());
  if (!columns) return columns;
  if (const auto enough = columns->enough(); !enough) {
    Error error = enough.error();
    error.hint += fmt::format("; there are {}", fmt::join(table.names(), ", "));
    return error;
  }
  return columns;
}

Result<void> read_table(const Input& input, Handler& handler, Table::Form form, std::string_view format) {
  auto decoded = Decoded::open(input.bytes);
  if (!decoded) return decoded.error();
  Input utf8 = input;
  utf8.bytes = decoded->utf8();
  const auto table = Table::open(utf8.bytes, form);
  if (!table) return said_of(input, table.error());
  const auto columns = columns_of(*table, input.map);
  if (!columns) return said_of(input, columns.error());
  TableReader(utf8, *decoded, handler, *table, *columns, {}).read(format);
  return {};
}

Table::Form form_of(std::string_view format) {
  return format == "json" ? Table::Form::json : Table::Form::separated;
}

/// A table of which no more than a stretch or a row is in memory.
class TableStream {
 public:
  TableStream(const Input& input, std::string_view format, Handler& handler, std::size_t stretch)
      : input_(input), format_(format), handler_(handler), size_(stretch) {
    stretch_.of_many = true;
  }

  Result<void> read(Stream& stream) {
    std::string bytes;
    for (bool more = true; more;) {
      const auto got = append_up_to(stream, size_, bytes);
      if (!got) return got.error();
      more = *got == size_;
      if (!more && stretch_.number == 0) return whole(bytes);
      std::size_t end = bytes.size();
      // A row without an end, after a quotation mark that nothing closes, say, is given up.
      if (more && bytes.size() < kLongestRow) {
        const auto rows = rows_in(bytes);
        if (!rows) return said_of(input_, rows.error());
        end = rows->last_row();
      }
      if (auto done = read_rows(std::string_view(bytes).substr(0, end)); !done) return done;
      bytes.erase(0, end);
    }
    return {};
  }

 private:
  Result<void> whole(std::string_view bytes) {
    Input all = input_;
    all.bytes = bytes;
    return gather::read(all, format_, handler_);
  }

  Result<Table> rows_in(std::string_view bytes) const {
    return table_ ? table_->like(bytes) : Table::open(bytes, form_of(format_));
  }

  Result<void> read_rows(std::string_view bytes) {
    if (bytes.empty()) return {};
    auto decoded = Decoded::open(bytes);
    if (!decoded) return decoded.error();
    Input input = input_;
    input.bytes = decoded->utf8();
    const auto table = rows_in(input.bytes);
    if (!table) return said_of(input_, table.error());
    if (!table_) {
      auto columns = columns_of(*table, input_.map);
      if (!columns) return said_of(input_, columns.error());
      columns_ = std::move(columns).value();
      table_ = table->like({});
    }
    TableReader(input, *decoded, handler_, *table, columns_, stretch_).read(format_);
    ++stretch_.number;
    stretch_.offset += bytes.size();
    stretch_.line += static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    return {};
  }

  const Input& input_;
  std::string_view format_;
  Handler& handler_;
  std::size_t size_;
  Stretch stretch_;
  std::optional<Table> table_;  ///< for its columns
  Columns columns_;
};

}  // namespace

Result<void> read_separated(const Input& input, Handler& handler) {
  return read_table(input, handler, Table::Form::separated, "table");
}

Result<void> read_json_rows(const Input& input, Handler& handler) {
  return read_table(input, handler, Table::Form::json, "json");
}

bool can_stream_table(std::string_view format, std::string_view beginning) {
  if (format == "table") return true;
  if (format != "json") return false;
  const auto table = Table::open(beginning, Table::Form::json);
  return table && table->can_be_cut();
}

Result<void> read_table_stream(Stream& stream, const Input& input, std::string_view format, Handler& handler,
                               std::size_t stretch) {
  return TableStream(input, format, handler, stretch).read(stream);
}

}  // namespace thisday::gather
