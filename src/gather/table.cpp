#include "gather/table.hpp"

#include <algorithm>
#include <map>

#include "gather/columns.hpp"
#include "gather/json.hpp"

namespace thisday::gather {
namespace {

using story::ByteRange;

constexpr std::string_view kSeparators = ",\t;|";
constexpr std::size_t kMostColumns = 1000;

// One record of separated values (RFC 4180; a quotation mark within a plain value is itself). Returns where the next
// begins.
std::size_t record(std::string_view text, std::size_t at, char separator, std::vector<std::string>& values) {
  values.clear();
  std::string value;
  for (;;) {
    value.clear();
    while (at < text.size() && text[at] == ' ' && separator != ' ') ++at;
    if (at < text.size() && text[at] == '"') {
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
          if (at + 1 >= text.size() || text[at + 1] != '"') break;
          ++at;
        }
        value += text[at];
      }
      at = std::min(at + 1, text.size());
    }
    while (at < text.size() && text[at] != separator && text[at] != '\n') {
      if (text[at] != '\r') value += text[at];
      ++at;
    }
    while (!value.empty() && value.back() == ' ') value.pop_back();
    if (values.size() < kMostColumns) values.push_back(value);
    if (at >= text.size()) return at;
    if (text[at++] == '\n') return at;
  }
}

// The separator that cuts the first lines into the same number of columns, the more the better.
char separator_of(std::string_view text) {
  char best = '\0';
  std::size_t most = 1;
  for (const char separator : kSeparators) {
    std::vector<std::string> values;
    std::size_t at = record(text, 0, separator, values);
    const std::size_t columns = values.size();
    std::size_t same = 0, rows = 0;
    for (; at < text.size() && rows < 20; ++rows) {
      at = record(text, at, separator, values);
      same += values.size() == columns ? 1 : 0;
    }
    if (columns > most && same * 2 >= rows) {
      most = columns;
      best = separator;
    }
  }
  return best;
}

// The scalars of an object, nested ones with the names of what holds them before theirs.
void flatten(simdjson::dom::element value, const std::string& name, int depth,
             const std::function<void(const std::string&, std::string)>& take) {
  simdjson::dom::object object;
  simdjson::dom::array list;
  if (depth < 4 && value.get(object) == simdjson::SUCCESS) {
    for (const auto& [key, inner] : object)
      flatten(inner, name.empty() ? std::string(key) : name + "." + std::string(key), depth + 1, take);
  } else if (value.get(list) == simdjson::SUCCESS) {
    // GeoJSON's coordinates are longitude and latitude.
    if (name.ends_with("coordinates") && list.size() >= 2 && list.at(0).is_number()) {
      take(name + ".longitude", json_words(list.at(0)));
      return take(name + ".latitude", json_words(list.at(1)));
    }
    std::string joined;
    for (const simdjson::dom::element one : list) {
      const std::string words = json_words(one);
      if (!words.empty()) joined += (joined.empty() ? "" : ", ") + words;
    }
    take(name, joined);
  } else {
    take(name, json_words(value));
  }
}

// Where the list of rows begins: the whole, or the longest list at a key of the outermost object.
std::size_t list_of(std::string_view text, std::size_t at) {
  if (text[at] != '{') return at;
  std::size_t best = std::string_view::npos, longest = 0;
  each_json_field(text.substr(at), [&](std::string_view, ByteRange value) {
    const std::string_view inside = text.substr(at + value.begin, value.size());
    if (inside.starts_with('[') && inside.find('{') != std::string_view::npos && value.size() > longest) {
      longest = value.size();
      best = at + value.begin;
    }
  });
  return best;
}

// Whether the names of the columns and their first values date something and say what it is.
bool tells_events(const Table& table) {
  std::vector<std::vector<std::string>> rows;
  table.rows([&](const Row& row) { rows.push_back(row.values); }, 20);
  return !rows.empty() && guessed(table.names(), rows).enough().ok();
}

}  // namespace

Result<Table> Table::open(std::string_view bytes, Form form) {
  Table table;
  table.bytes_ = bytes;
  table.form_ = form;
  const std::size_t first = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (form == Form::separated) {
    table.separator_ = separator_of(bytes.substr(first));
    if (table.separator_ == '\0') return Error{Code::unsupported, "no separator cuts its lines into columns"};
    table.begin_ = record(bytes, first, table.separator_, table.names_);
    return table;
  }
  table.begin_ = std::min(bytes.find_first_not_of(" \t\r\n", first), bytes.size());
  if (table.begin_ == bytes.size()) return Error{Code::unsupported, "nothing in it"};
  std::map<std::string, bool> seen;
  JsonReader reader;
  std::size_t count = 0;
  const auto names = [&](ByteRange range) {
    if (++count > 200) return;
    const auto row = reader.read(bytes.substr(range.begin, range.size()));
    if (!row) return;
    flatten(*row, "", 0, [&](const std::string& name, const std::string&) {
      if (table.names_.size() < kMostColumns && seen.emplace(name, true).second) table.names_.push_back(name);
    });
  };
  // {"a": 1}\n{"a": 2}: objects one after the other are rows; a single one has a list of them.
  if (bytes[table.begin_] == '{') {
    const std::size_t end =
        table.begin_ + each_json_field(bytes.substr(table.begin_), [](std::string_view, ByteRange) {});
    const std::size_t after = std::min(bytes.find_first_not_of(" \t\r\n,", end), bytes.size());
    const bool lines = after < bytes.size() && bytes[after] == '{';
    // One object a line: a line that is cut off costs itself.
    table.by_line_ = lines && bytes.find('\n', table.begin_) >= end;
    const std::size_t list = lines ? std::string_view::npos : list_of(bytes, table.begin_);
    if (list != std::string_view::npos) table.begin_ = list;
  }
  table.list_ = bytes[table.begin_] == '[' && bytes.find_first_not_of(" \t\r\n", first) == table.begin_;
  Table& self = table;
  self.names_.clear();
  const auto each = [&](const Row& row) { names(row.range); };
  self.json(each, 200);
  if (table.names_.empty()) return Error{Code::unsupported, "no objects with names in it"};
  return table;
}

void Table::rows(const std::function<void(const Row&)>& take, std::size_t most) const {
  if (form_ == Form::separated)
    separated(take, most);
  else
    json(take, most);
}

Table Table::like(std::string_view bytes) const {
  Table table = *this;
  table.bytes_ = bytes;
  table.begin_ = 0;
  return table;
}

std::size_t Table::last_row() const {
  if (by_line_) return bytes_.rfind('\n') + 1;
  std::size_t last = begin_;
  std::vector<std::string> values;
  for (std::size_t at = begin_; at < bytes_.size();) {
    if (form_ == Form::json) at = std::min(bytes_.find('{', at), bytes_.size());
    last = at;
    if (at < bytes_.size())
      at = form_ == Form::json ? at + each_json_field(bytes_.substr(at), [](std::string_view, ByteRange) {})
                               : record(bytes_, at, separator_, values);
  }
  return last;
}

void Table::separated(const std::function<void(const Row&)>& take, std::size_t most) const {
  Row row;
  for (std::size_t at = begin_; at < bytes_.size() && most > 0;) {
    const std::size_t begin = at;
    at = record(bytes_, at, separator_, row.values);
    if (row.values.size() == 1 && row.values[0].empty()) continue;
    std::size_t end = at;
    while (end > begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
    row.range = {begin, end};
    row.broken = row.values.size() > names_.size() ? "more values than columns" : std::string_view();
    row.values.resize(names_.size());
    take(row);
    --most;
  }
}

void Table::json(const std::function<void(const Row&)>& take, std::size_t most) const {
  JsonReader reader;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < names_.size(); ++i) places.emplace(names_[i], i);
  Row row;
  const auto one = [&](ByteRange range) {
    if (most == 0) return;
    --most;
    row.range = range;
    row.values.assign(names_.size(), {});
    const auto value = reader.read(bytes_.substr(range.begin, range.size()));
    row.broken = value ? std::string_view() : "no JSON";
    if (value)
      flatten(*value, "", 0, [&](const std::string& name, std::string words) {
        if (const auto place = places.find(name); place != places.end()) row.values[place->second] = std::move(words);
      });
    take(row);
  };
  if (bytes_[begin_] == '[') {
    each_json_object(bytes_.substr(begin_), [&](ByteRange range) { one({begin_ + range.begin, begin_ + range.end}); });
    return;
  }
  for (std::size_t at = begin_; at < bytes_.size() && most > 0;) {
    if (by_line_) {
      const std::size_t line_end = std::min(bytes_.find('\n', at), bytes_.size());
      if (bytes_.substr(at, line_end - at).find_first_not_of(" \t\r") != std::string_view::npos) one({at, line_end});
      at = line_end + 1;
      continue;
    }
    if (bytes_[at] != '{') {
      ++at;
      continue;
    }
    const std::size_t stop =
        std::min(at + each_json_field(bytes_.substr(at), [](std::string_view, ByteRange) {}), bytes_.size());
    one({at, stop});
    at = stop;
  }
}

bool looks_like_table(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // A sentence with commas is no head: names are short, and there are rows below.
  const std::size_t line = bytes.find('\n');
  if (line == std::string_view::npos || line > 20'000) return false;
  auto table = Table::open(bytes, Table::Form::separated);
  if (!table || table->names().size() < 2) return false;
  for (const std::string& name : table->names())
    if (name.size() > 60) return false;
  return tells_events(*table);
}

bool looks_like_json_rows(std::string_view bytes) {
  const std::size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos) return false;
  if (bytes[at] != '{' && bytes[at] != '[') return false;
  const auto table = Table::open(bytes, Table::Form::json);
  return table && tells_events(*table);
}

}  // namespace thisday::gather
