// Reads calendar(1) files: a day, a tab, words. Comments and #ifdef are calendar_lines, the day is calendar_day, the
// words are calendar_text; here they become events.
//
//   LANG=ru_RU.UTF-8         the language and encoding of what follows
//   Paskha=Пасха             the file's own name for Easter; also Easter=
//   CALENDAR=Julian          the calendar of what follows
//   #include <de_DE/calendar.feiertag>
//   07/27	Armistice halts the Korean War,
//   	Panmunjom, 1953       a line that begins with a tab goes on

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "gather/calendar_day.hpp"
#include "gather/calendar_source.hpp"
#include "gather/calendar_text.hpp"
#include "gather/readers.hpp"
#include "gather/words.hpp"

namespace thisday::gather {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostIncludes = 500;
constexpr std::size_t kLargestInclude = std::size_t{16} << 20;
constexpr std::size_t kLongestText = 4000;

// What every file read in one go shares.
struct Session {
  Handler& handler;
  std::string folder;  // of the first file; empty: no includes
  Macros macros;
  std::deque<std::string> waiting;
  std::set<std::string> seen;
};

// Words with each run of blanks as one.
std::string one_line(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
    if (!blank)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

std::string year_string(std::int64_t year) {
  return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

class FileReader {
 public:
  FileReader(Session& session, const std::string& path, std::string_view bytes)
      : session_(session), bytes_(bytes), file_(without_comments(bytes)), about_(calendar_source(path, bytes, file_)) {
    source_ = story::id_of(about_.source);
    names_.language = about_.source.language == "und" ? "en" : about_.source.language;
  }

  void read() {
    session_.handler.source(about_.source);
    each_line(file_, session_.macros, [this](const CalendarLine& line) { take(line); });
    finish();
    if (file_.unclosed != std::string::npos) {
      const auto number =
          static_cast<std::size_t>(std::count(bytes_.begin(), bytes_.begin() + file_.unclosed, '\n')) + 1;
      const std::size_t begin = bytes_.rfind('\n', file_.unclosed) + 1;
      const std::size_t end = std::min(bytes_.find('\n', file_.unclosed), bytes_.size());
      refuse(number, file_.unclosed - begin + 1, "a comment begins here that nothing ends",
             bytes_.substr(begin, end - begin));
    }
  }

 private:
  // A line that waits for its continuations.
  struct Pending {
    CalendarLine line;
    CalendarDay day;
    std::string day_words;
    std::string text;
    std::size_t end = 0;
    std::optional<story::Kind> heading;
  };

  [[nodiscard]] std::string decoded(std::string_view bytes) const {
    if (about_.encoding.empty()) return std::string(bytes);
    auto text = to_utf8(bytes, about_.encoding);
    return text ? std::move(text).value() : std::string(bytes);
  }

  void refuse(std::size_t line, std::size_t column, std::string reason, std::string_view text) {
    session_.handler.refuse({about_.source.path, line, column, std::move(reason), decoded(text.substr(0, 200))});
  }
  void refuse(const CalendarLine& line, std::size_t at, std::string reason) {
    refuse(line.number, line.indent + at + 1, std::move(reason), line.text);
  }

  void take(const CalendarLine& line) {
    switch (line.kind) {
      case CalendarLine::Kind::bad:
        return refuse(line, 0, std::string(line.reason));
      case CalendarLine::Kind::include:
        return include(line);
      case CalendarLine::Kind::continuation:
        return go_on(line);
      case CalendarLine::Kind::words:
        break;
    }
    if (line.indent > 0 && pending_ && !begins_with_day(line)) return go_on(line);
    finish();
    refused_ = false;
    if (setting(line)) return;
    begin(line);
  }

  bool begins_with_day(const CalendarLine& line) const {
    const std::size_t tab = line.text.find('\t');
    if (tab == std::string_view::npos) return false;
    const std::string field = one_line(decoded(line.text.substr(0, tab)));
    const auto day = calendar_day(field, names_);
    return day && day->length == field.size();
  }

  void go_on(const CalendarLine& line) {
    if (!pending_) {
      // What continues a refused line goes with it.
      if (!refused_) refuse(line, 0, "a continuation of no line");
      refused_ = true;
      return;
    }
    if (pending_->text.size() > kLongestText) return;
    pending_->text += ' ';
    pending_->text += decoded(line.text);
    pending_->end = line.range.end;
  }

  // "LANG=…", "Easter=…", "CALENDAR=…": a name before the first blank.
  bool setting(const CalendarLine& line) {
    const std::size_t equals = line.text.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    const std::string_view key = line.text.substr(0, equals);
    const bool is_name =
        std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (!is_name) return false;
    const std::string value = folded(one_line(decoded(line.text.substr(equals + 1))));
    if (key == "Easter") {
      names_.easter = value;
    } else if (key == "Paskha") {
      names_.paskha = value;
    } else if (key == "CALENDAR") {
      if (value != "" && value != "gregorian" && value != "julian")
        refuse(line, equals + 1, "only CALENDAR=Julian and CALENDAR=Gregorian are known");
      style_ = value == "julian" ? when::Calendar::julian : when::Calendar::gregorian;
    } else if (key != "LANG" && key != "BODUN" && key != "SEQUENCE" &&
               !Words::shipped().value(WordKind::astronomical, folded(key), "en")) {
      refuse(line, 0, "a setting that is not known here");
    }
    return true;
  }

  void begin(const CalendarLine& line) {
    // The manual wants a tab after the day; many files have blanks.
    const std::size_t tab = std::min(line.text.find('\t'), line.text.size());
    std::string field = decoded(line.text.substr(0, tab));
    while (field.ends_with(' ')) field.pop_back();
    std::string_view rest = line.text.substr(tab);
    auto day = calendar_day(field, names_);
    if (day && day->length != field.size()) {
      const std::size_t end = day->length;
      const bool parted = field[end] == ' ' && about_.encoding.empty();
      if (parted) {
        rest = line.text.substr(end);
        field.resize(end);
      } else {
        day = Error{Code::syntax, "the day is followed by something that is no part of one", end};
      }
    }
    if (!day) return refused(line, day.error().position, day.error().message);
    std::string text = decoded(rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size())));
    if (text.empty()) return refused(line, line.text.size(), "a day without words");
    pending_ = Pending{line, *day, std::move(field), std::move(text), line.range.end, heading(line.range.begin)};
  }

  void refused(const CalendarLine& line, std::size_t at, std::string reason) {
    refuse(line, at, std::move(reason));
    refused_ = true;
  }

  // What the last comment above says of the lines below it, if it is a heading: a few words.
  std::optional<story::Kind> heading(std::size_t at) {
    for (; comment_ < file_.comments.size() && file_.comments[comment_].range.end <= at; ++comment_) {
      const std::string_view comment = file_.comments[comment_].text;
      const std::size_t begin = std::min(comment.find_first_not_of("* \t\r\n"), comment.size());
      const std::size_t length = std::min<std::size_t>(comment.find('\n', begin), begin + 100) - begin;
      const std::string text = folded(one_line(decoded(comment.substr(begin, length))));
      heading_.reset();
      if (std::count(text.begin(), text.end(), ' ') > 3) continue;
      const Words& words = Words::shipped();
      if (words.first(WordKind::births, text, names_.language)) heading_ = story::Kind::birth;
      if (words.first(WordKind::deaths, text, names_.language)) heading_ = story::Kind::death;
    }
    return heading_;
  }

  void include(const CalendarLine& line) {
    if (session_.folder.empty()) return;
    const fs::path name(decoded(line.text));
    // A file from elsewhere is not to choose which of this machine's files are read.
    if (name.is_absolute() || std::find(name.begin(), name.end(), fs::path("..")) != name.end())
      return refuse(line, 0, "only files in the folder and below are included");
    const fs::path own = fs::path(about_.source.path).parent_path();
    const fs::path root = session_.folder;
    for (const fs::path& folder : {own, root, root.parent_path()}) {
      const fs::path path = folder / name;
      std::error_code failed;
      if (!fs::is_regular_file(path, failed)) continue;
      const std::string found = path.lexically_normal().string();
      if (session_.seen.size() < kMostIncludes && session_.seen.insert(found).second) session_.waiting.push_back(found);
      return;
    }
    refuse(line, 0, "the file to include is not there");
  }

  void finish() {
    if (!pending_) return;
    const Pending record = std::move(*pending_);
    pending_.reset();
    const std::string text = one_line(record.text);
    LineContext context;
    context.language = names_.language;
    context.month = record.day.month;
    context.day = record.day.day;
    context.observances = about_.observances;
    context.heading = record.heading;
    story::Event event;
    LineWords words = line_words(text, context);
    if (record.day.form == CalendarDay::Form::moving) {
      event.kind = story::Kind::observance;
      event.headline = text;
      event.recurrence = record.day.rule;
    } else {
      event.kind = words.kind;
      event.headline = std::move(words.headline);
      auto date = dated(record, words, event);
      if (!date) return refuse(record.line, 0, date.error().message);
      event.date = *date;
    }
    event.evidence.push_back({source_, {record.line.range.begin, record.end}, text, event.date});
    session_.handler.event(std::move(event));
  }

  // The date of a line whose day does not move. The day's numbers are those of the calendar the line is in.
  Result<when::Date> dated(const Pending& record, const LineWords& words, story::Event& event) const {
    const CalendarDay& day = record.day;
    std::string written = day.form == CalendarDay::Form::month ? fmt::format("-{:02}", day.month)
                                                               : fmt::format("-{:02}-{:02}", day.month, day.day);
    std::string said = record.day_words;
    std::optional<std::int64_t> year = day.year;
    std::string mark;
    if (!year && words.year) {
      year = words.year->value;
      const bool about = words.year->approximate;
      mark = words.year->uncertain ? (about ? "%" : "?") : (about ? "~" : "");
      said += " … " + record_words(record, *words.year);
      if (words.day_uncertain) written += '?', mark.clear();
    } else if (!year && day.wanders && about_.year) {
      year = about_.year;
      event.kind = story::Kind::observance;
    }
    if (!year) {
      if (event.kind == story::Kind::observance && day.form == CalendarDay::Form::day) event.recurrence = fixed(day);
      auto edtf = when::Edtf::parse("XXXX" + written + (day.wanders ? "~" : ""), style_);
      if (!edtf) return edtf.error();
      return when::Date(std::move(edtf).value(), said);
    }
    const bool julian = words.old_style || style_ == when::Calendar::julian || *year < 1582 ||
                        (*year == 1582 && (day.month < 10 || (day.month == 10 && day.day < 15)));
    auto edtf = when::Edtf::parse(year_string(*year) + mark + written,
                                  julian ? when::Calendar::julian : when::Calendar::gregorian);
    if (!edtf) return Error{edtf.error().code, fmt::format("{} had no such day", year_string(*year)), 0};
    return when::Date(std::move(edtf).value(), said);
  }

  static std::string record_words(const Pending& record, const LineYear& year) {
    const std::string text = one_line(record.text);
    return text.substr(year.words.begin, year.words.end - year.words.begin);
  }

  [[nodiscard]] when::Recurrence fixed(const CalendarDay& day) const {
    when::Recurrence rule;
    rule.rule = when::Recurrence::Rule::fixed;
    rule.calendar = style_;
    rule.month = day.month;
    rule.day = day.day;
    return rule;
  }

  Session& session_;
  std::string_view bytes_;
  const Uncommented file_;
  const CalendarSource about_;
  story::SourceId source_;
  CalendarNames names_;
  when::Calendar style_ = when::Calendar::gregorian;
  std::optional<Pending> pending_;
  bool refused_ = false;  // the line before was
  std::size_t comment_ = 0;
  std::optional<story::Kind> heading_;
};

}  // namespace

Result<void> read_calendar(const Input& input, Handler& handler) {
  Session session{handler, input.folder, {}, {}, {fs::path(input.path).lexically_normal().string()}};
  FileReader(session, input.path, input.bytes).read();
  for (; !session.waiting.empty(); session.waiting.pop_front()) {
    const std::string& path = session.waiting.front();
    auto bytes = read_file(path, kLargestInclude);
    if (!bytes) {
      handler.refuse({path, 0, 0, bytes.error().message, ""});
      continue;
    }
    FileReader(session, path, *bytes).read();
  }
  return {};
}

double calendar_share(std::string_view bytes) {
  const Uncommented file = without_comments(bytes.substr(0, 1 << 16));
  std::size_t lines = 0;
  std::size_t fitting = 0;
  Macros macros;
  const CalendarNames names;
  each_line(file, macros, [&](const CalendarLine& line) {
    if (line.kind == CalendarLine::Kind::continuation) return;
    ++lines;
    if (line.kind == CalendarLine::Kind::include) {
      fitting += fs::path(line.text).filename().string().starts_with("calendar") ? 1U : 0U;
      return;
    }
    if (line.text.starts_with("LANG=") || line.text.starts_with("Easter=") || line.text.starts_with("Paskha=")) {
      ++fitting;
      return;
    }
    const std::size_t tab = line.text.find('\t');
    const std::string_view field = line.text.substr(0, tab);
    if (tab == std::string_view::npos && field.find("  ") == std::string_view::npos) return;  // prose
    const auto day = calendar_day(field, names);
    if (!day) return;
    const std::size_t end = field.find_last_not_of(' ') + 1;
    const bool parted = tab == std::string_view::npos && field.substr(day->length).starts_with("  ");
    if ((tab != std::string_view::npos && day->length == end) || parted) ++fitting;
  });
  return lines == 0 ? 0 : static_cast<double>(fitting) / static_cast<double>(lines);
}

}  // namespace thisday::gather
