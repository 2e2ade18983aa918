#pragma once
// The editor's hand, in SQL: each change is one transaction (keep/editor.hpp).

#include <string_view>
#include <vector>

#include "keep/detail/reader.hpp"
#include "keep/detail/sqlite.hpp"
#include "keep/detail/writer.hpp"
#include "keep/editor.hpp"
#include "story/event.hpp"

namespace thisday::keep::detail {

class Editor {
 public:
  Editor(Database& database, Reader& reader, Writer& writer) : database_(database), reader_(reader), writer_(writer) {}

  Result<story::EventId> put(const story::Event& event);
  Result<void> correct(const story::EventId& event, const Correction& correction);
  Result<void> uncorrect(const story::EventId& event);
  Result<void> mark(const story::EventId& event, Mark mark, std::string_view note);
  Result<void> unmark(const story::EventId& event, Mark mark);
  Result<void> join(const story::EventId& one, const story::EventId& other, std::string_view note);
  Result<void> split(const story::EventId& event, const story::SourceId& source, std::string_view note);
  Result<void> put(const Bond& bond);
  Result<void> put(const Marked& marked);

 private:
  using Row64 = std::int64_t;

  /// One piece of evidence of the event that is edited.
  struct Member {
    Row64 evidence = 0;
    std::int64_t key = 0;
    std::string source;
    bool editors = false;
  };
  struct Edited {
    story::Event event;
    std::vector<Member> members;
  };

  Result<Edited> edited(const story::EventId& id);
  /// Runs `change` between begin_edit() and commit().
  template <class Change>
  Result<void> transaction(Change&& change);
  Result<void> finish(Result<void> done);
  Result<void> bind(std::int64_t a, std::int64_t b, Bond::Kind kind, std::string_view note);
  void doubt(const Edited& edited);

  Database& database_;
  Reader& reader_;
  Writer& writer_;
  Statement members_{database_,
                     "SELECT v.id, v.key, s.name, s.format FROM evidence v JOIN source s ON s.id = v.source "
                     "WHERE v.event = ?1"};
  Statement keyed_{database_, "SELECT id FROM evidence WHERE key = ?1"};
  Statement put_bond_{database_, "INSERT OR REPLACE INTO bond VALUES (min(?1, ?2), max(?1, ?2), ?3, NULL, ?4)"};
  Statement put_told_{database_, "INSERT OR REPLACE INTO bond VALUES (min(?1, ?2), max(?1, ?2), 0, ?3, '')"};
  Statement source_{database_, "SELECT id FROM source WHERE name = ?1"};
  Statement drop_bond_{database_, "DELETE FROM bond WHERE a = min(?1, ?2) AND b = max(?1, ?2) AND apart = ?3"};
  Statement drop_bonds_{database_, "DELETE FROM bond WHERE ?1 IN (a, b) AND source IS NULL"};
  Statement put_mark_{database_, "INSERT OR REPLACE INTO mark VALUES (?1, ?2, ?3)"};
  Statement drop_mark_{database_, "DELETE FROM mark WHERE key = ?1 AND what = ?2"};
};

}  // namespace thisday::keep::detail
