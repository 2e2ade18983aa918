#include "keep/store.hpp"

#include <utility>

#include "keep/detail/alike.hpp"
#include "keep/detail/editor.hpp"
#include "keep/detail/open.hpp"
#include "keep/detail/reader.hpp"
#include "keep/detail/shelf.hpp"
#include "keep/detail/writer.hpp"

namespace thisday::keep {
namespace {

using detail::Database;
using detail::Rows;
using story::Event;

/// Several queries of one state of the library, whatever others write meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) {
    // Within an import the transaction is there already.
    if (sqlite3_get_autocommit(database.handle())) begun_ = database.run("BEGIN").ok();
  }
  ~Snapshot() {
    if (begun_) static_cast<void>(database_.run("COMMIT").ok());
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
  bool begun_ = false;
};

/// SQLite finds its log by the name of the file. Where another file has that name by now, what the log holds is carried
/// over to ours, and the log emptied: or it would be taken for the other's.
void empty_log_if_moved(const Database& database) {
  int moved = 0;
  if (sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved) return;
  sqlite3_wal_checkpoint_v2(database.handle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

class SqliteStore : public Store {
 public:
  explicit SqliteStore(std::unique_ptr<Database> database)
      : database_(std::move(database)),
        reader_(std::make_unique<detail::Reader>(*database_)),
        alike_(std::make_unique<detail::AlikeFinder>(*database_)),
        writer_(std::make_unique<detail::Writer>(*database_)),
        shelf_(std::make_unique<detail::Shelf>(*database_)),
        editor_(std::make_unique<detail::Editor>(*database_, *reader_, *writer_)) {}
  ~SqliteStore() override {
    writer_->rollback();
    empty_log_if_moved(*database_);
  }

  Result<bool> begin(const story::Source& source) override {
    const auto before = reader_->source(id_of(source).value);
    if (!before) return before.error();
    if (!source.hash.empty() && *before == source) return false;
    if (auto begun = writer_->begin(source); !begun) return begun.error();
    return true;
  }
  Result<void> add(const Event& event) override { return writer_->add(event); }
  Result<void> add(const story::Entry& entry) override { return writer_->add(entry); }
  Result<Kept> commit() override { return writer_->commit(); }
  void rollback() override { writer_->rollback(); }

  Result<std::optional<std::size_t>> forget(const story::SourceId& source) override {
    return writer_->forget(source.value);
  }
  Result<story::EventId> put(const Event& event) override { return editor_->put(event); }
  Result<void> correct(const story::EventId& event, const Correction& correction) override {
    return editor_->correct(event, correction);
  }
  Result<void> uncorrect(const story::EventId& event) override { return editor_->uncorrect(event); }
  Result<void> mark(const story::EventId& event, Mark mark, std::string_view note) override {
    return editor_->mark(event, mark, note);
  }
  Result<void> unmark(const story::EventId& event, Mark mark) override { return editor_->unmark(event, mark); }
  Result<void> join(const story::EventId& one, const story::EventId& other, std::string_view note) override {
    return editor_->join(one, other, note);
  }
  Result<void> split(const story::EventId& event, const story::SourceId& source, std::string_view note) override {
    return editor_->split(event, source, note);
  }
  Result<void> put(const Bond& bond) override { return editor_->put(bond); }
  Result<void> put(const Marked& marked) override { return editor_->put(marked); }

  std::shared_ptr<const void> snapshot() const override { return std::make_shared<Snapshot>(*database_); }
  Result<std::vector<Event>> on(const std::vector<MonthDay>& days) const override {
    const Snapshot snapshot(*database_);
    return events(reader_->on(days));
  }
  Result<std::vector<Candidate>> candidates(const Candidates& wanted) const override {
    return reader_->candidates(wanted);
  }
  Result<Credited> read(const std::vector<Candidate>& candidates) const override {
    Rows rows;
    for (const Candidate& candidate : candidates) rows.push_back(candidate.event);
    const Snapshot snapshot(*database_);
    return reader_->in_order(rows);
  }
  Result<std::vector<double>> worths(const std::vector<story::EventId>& ids) const override {
    return reader_->worths(ids);
  }
  Result<Facts> facts(const story::EventId& id) const override {
    const auto key = detail::bits(id.value);
    if (!key) return Facts();
    const Snapshot snapshot(*database_);
    const auto rows = reader_->keyed(*key);
    if (!rows) return rows.error();
    return rows->empty() ? Facts() : shelf_->facts(rows->front());
  }
  Result<std::vector<Kin>> kin(const story::EventId& id) const override {
    const auto key = detail::bits(id.value);
    if (!key) return std::vector<Kin>();
    const Snapshot snapshot(*database_);
    const auto rows = reader_->keyed(*key);
    if (!rows) return rows.error();
    return rows->empty() ? std::vector<Kin>() : reader_->kin(rows->front());
  }
  Result<std::vector<Event>> ongoing(const std::vector<MonthDay>& days, when::DayNumber today) const override {
    const Snapshot snapshot(*database_);
    return events(reader_->ongoing(days, today));
  }
  Result<std::vector<Event>> overlapping(const when::Span& span) const override {
    const Snapshot snapshot(*database_);
    return events(reader_->overlapping(span));
  }
  Result<std::vector<Movable>> movable() const override { return reader_->movable(); }
  Result<Found> search(const Search& search) const override {
    const Snapshot snapshot(*database_);
    return reader_->search(search);
  }
  Result<Density> density(const Search& search, const Grid& grid) const override {
    const Snapshot snapshot(*database_);
    return reader_->density(search, grid);
  }
  Result<std::optional<Event>> pick(const Search& search, std::uint64_t place) const override {
    const Snapshot snapshot(*database_);
    auto found = events(reader_->pick(search, place));
    if (!found) return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
  }
  Result<std::vector<Statistics::Day>> days() const override {
    const Snapshot snapshot(*database_);
    return reader_->days();
  }
  Result<Statistics> statistics() const override {
    const Snapshot snapshot(*database_);
    return reader_->statistics();
  }
  Result<std::vector<Alike>> alike(const Told& told, std::size_t limit) const override {
    const Snapshot snapshot(*database_);
    return alike_->alike(told, limit);
  }
  Result<std::optional<Event>> event(const story::EventId& id) const override {
    const auto key = detail::bits(id.value);
    if (!key) return std::optional<Event>();
    const Snapshot snapshot(*database_);
    auto found = events(reader_->keyed(*key));
    if (!found) return found.error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
  }
  Result<std::vector<Event>> tellings(const story::EventId& id) const override {
    const auto key = detail::bits(id.value);
    if (!key) return std::vector<Event>();
    const Snapshot snapshot(*database_);
    const auto rows = reader_->keyed(*key);
    if (!rows) return rows.error();
    return rows->empty() ? std::vector<Event>() : reader_->tellings(rows->front());
  }
  Result<std::vector<Event>> told_by(const story::SourceId& source) const override {
    const Snapshot snapshot(*database_);
    return reader_->told_by(source.value);
  }
  Result<std::vector<Bond>> bonds() const override { return reader_->bonds(); }
  Result<std::vector<Marked>> marks() const override { return reader_->marks(); }
  Result<std::vector<story::Source>> sources() const override { return reader_->sources(); }
  Result<std::optional<story::Source>> source(const story::SourceId& id) const override {
    return reader_->source(id.value);
  }
  Result<std::vector<story::Entry>> entries() const override { return reader_->entries(); }
  Result<std::vector<story::Entry>> entries_on(const std::vector<MonthDay>& days) const override {
    return reader_->entries_on(days);
  }
  Result<std::optional<story::Entry>> entry(std::string_view slug) const override { return reader_->entry(slug); }
  Result<std::optional<std::string>> picture(std::string_view name) const override { return reader_->picture(name); }
  std::int64_t event_count() const override { return reader_->event_count(); }
  Result<std::int64_t> version() const override { return reader_->version(); }

 private:
  Result<std::vector<Event>> events(Result<Rows> rows) const {
    if (!rows) return rows.error();
    return reader_->events(*std::move(rows));
  }

  // In this order: statements end before their connection does.
  std::unique_ptr<Database> database_;
  std::unique_ptr<detail::Reader> reader_;
  std::unique_ptr<detail::AlikeFinder> alike_;
  std::unique_ptr<detail::Writer> writer_;
  std::unique_ptr<detail::Shelf> shelf_;
  std::unique_ptr<detail::Editor> editor_;
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::string& path, Mode mode, std::chrono::milliseconds wait) {
  auto database = detail::open_library(path, mode, wait);
  if (!database) return database.error();
  return std::unique_ptr<Store>(std::make_unique<SqliteStore>(*std::move(database)));
}

}  // namespace thisday::keep
