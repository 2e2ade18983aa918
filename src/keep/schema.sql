-- A library, schema 4. `PRAGMA application_id` is 'thdy' (0x74686479), `PRAGMA user_version` the number of the schema.
--
--   source ──< evidence >── event ──< redirect         one event, told by one or more pieces of evidence
--      │          ├──< anniversary                     the days of the year that it belongs to
--      │          ├──< ongoing                         the days that it surely lies within
--      │          ├──< detail                          parties, places, subjects, quantities
--      │          ├──< about                           what it is about
--      │          ├─── dated                            when, and by which words it is compared
--      │          ├──< likeness >── evidence            pairs that tell of the same event
--      │          ├──< person                           by whose name a birth or death is looked for
--      │          └─── telling                          the words, for search
--      └──< entry ──< entry_anniversary                authored articles
--
--   event ──< day, spot                                by day of the year and by place, the best first
--
--   bond, mark                                         the editor's hand
--   meta                                               how the library was made
--
-- An event has nothing of its own, though what lists are made by (event's other columns, day, spot) is kept ready
-- (detail/shelf.hpp): all that is told of it is what its evidence tells, so that evidence may come and go,
-- and events be joined and parted, without a trace of what was. Which evidence is one event follows from likeness and
-- bond alone (cluster.hpp). One piece leads, and gives the event its headline and date: the editor's, else the
-- almanac's, else a list's, else an article's, of equal ones that with the smallest key. The smallest key of all but the
-- editor's names the event, as 16 hexadecimal digits.
--
-- Days are rata die numbers: 1 is 1 January of year 1, proleptic Gregorian. Calendars: 0 Gregorian, 1 Julian, and the others as
-- when::Calendar numbers them. Kinds: 0 event, 1 birth, 2 death, 3 observance.

CREATE TABLE IF NOT EXISTS source (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,   -- 16 hexadecimal digits
  path     TEXT NOT NULL,
  title    TEXT NOT NULL,
  url      TEXT NOT NULL,          -- this and what follows: '' where not known
  author   TEXT NOT NULL,
  licence  TEXT NOT NULL,
  language TEXT NOT NULL,
  work     TEXT NOT NULL,
  format   TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS event (
  id        INTEGER PRIMARY KEY,
  lead      INTEGER NOT NULL,      -- the evidence that tells it
  name      INTEGER,               -- this and all that follows: NULL until it is put on its shelves. Its name as 64 bits
  kind      INTEGER,
  earliest  INTEGER,               -- of the evidence that leads; NULL without a year
  latest    INTEGER,
  reach     INTEGER,               -- the least n with latest - earliest < 4^n, so that overlaps are found in few steps
  worth     REAL,                  -- worth.hpp
  hidden    INTEGER,
  sensitive INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS event_time ON event (reach, earliest, latest, name, kind, hidden, sensitive);
CREATE INDEX IF NOT EXISTS event_worth ON event (worth DESC, name, kind, hidden, sensitive, earliest, latest);

-- Keys of evidence that events once had: an event is found by the key of any evidence that it has or had.
CREATE TABLE IF NOT EXISTS redirect (
  key   INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE
) STRICT;
CREATE INDEX IF NOT EXISTS redirect_event ON redirect (event);

CREATE TABLE IF NOT EXISTS evidence (
  id          INTEGER PRIMARY KEY,
  event       INTEGER NOT NULL REFERENCES event DEFERRABLE INITIALLY DEFERRED,
  source      INTEGER NOT NULL REFERENCES source,
  key         INTEGER NOT NULL UNIQUE,  -- the first 64 bits of the hash of source, date and quote
  digest      INTEGER NOT NULL,    -- the same of all else that is told, but for where the quote stands
  kind        INTEGER NOT NULL,
  headline    TEXT NOT NULL,
  quote       TEXT NOT NULL,
  range_begin INTEGER NOT NULL,    -- where the quote stands in the bytes of the source
  range_end   INTEGER NOT NULL,
  calendar    INTEGER,             -- this and the next two: NULL where no date is given
  date        TEXT,                -- EDTF with the numbers of the source's own calendar
  words       TEXT,                -- the date as the source writes it
  earliest    INTEGER,             -- the days that the date may mean; NULL for a day of every year;
  latest      INTEGER,             -- the least and the greatest 64-bit number where there is no border
  recurrence  TEXT,                -- the rule of a yearly day
  movable     INTEGER NOT NULL,    -- 1 for a rule that is not the same Gregorian month and day each year
  links       TEXT NOT NULL DEFAULT '', -- what it is about, a line for each: "wikipedia:en:Apollo 11"
  linked      TEXT NOT NULL DEFAULT '', -- links in the quote, a line for each: begin, end, target
  sensitive   INTEGER NOT NULL DEFAULT 0  -- the source says that it is not for schools and public screens
) STRICT;
CREATE INDEX IF NOT EXISTS evidence_source ON evidence (source);
CREATE INDEX IF NOT EXISTS evidence_event ON evidence (event);
CREATE INDEX IF NOT EXISTS evidence_movable ON evidence (event) WHERE movable;

-- Exact days, begins and ends of ranges, the Gregorian days of Julian ones since 15 October 1582, days without a year,
-- and fixed observances. Day 0: the date is a month. Month 0 too: the date is a year or a season.
CREATE TABLE IF NOT EXISTS anniversary (
  calendar INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence ON DELETE CASCADE,
  PRIMARY KEY (calendar, month, day, evidence)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS anniversary_evidence ON anniversary (evidence);

CREATE TABLE IF NOT EXISTS ongoing (
  evidence INTEGER PRIMARY KEY REFERENCES evidence ON DELETE CASCADE,
  calendar INTEGER NOT NULL,
  first    INTEGER NOT NULL,       -- the first day that is surely after the begin
  last     INTEGER                 -- the last day that is surely before the end; NULL: it goes on
) STRICT;

-- Parties, places, subjects and quantities. One table, because they are always wanted together.
CREATE TABLE IF NOT EXISTS detail (
  evidence  INTEGER NOT NULL REFERENCES evidence ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  role      INTEGER NOT NULL,      -- 0 party, 1 place, 2 subject, 3 quantity
  words     TEXT NOT NULL,         -- the name; the words of a quantity
  latitude  REAL,                  -- of a place, where known; degrees, north and east positive
  longitude REAL,
  value     REAL,                  -- this and the next two: of a quantity
  unit      TEXT,
  hedge     INTEGER,               -- 0 exactly, 1 about, 2 more than, 3 less than
  country   TEXT,                  -- of a place: its ISO 3166-1 code today; NULL where not known
  PRIMARY KEY (evidence, position)
) STRICT, WITHOUT ROWID;

-- What evidence is about: hashes of links, parties and subjects (detail/topics.hpp), the first few.
CREATE TABLE IF NOT EXISTS about (
  topic    INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  PRIMARY KEY (topic, evidence)
) STRICT, WITHOUT ROWID;

-- The events of a day, those worth most first: what is in `anniversary` for any of its evidence, each event once, with
-- all that a page is chosen by. Hidden ones are not here.
CREATE TABLE IF NOT EXISTS day (
  calendar  INTEGER NOT NULL,
  month     INTEGER NOT NULL,
  day       INTEGER NOT NULL,
  worth     REAL NOT NULL,
  event     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  year      INTEGER,               -- astronomical, in the source's calendar
  kind      INTEGER NOT NULL,
  sensitive INTEGER NOT NULL,
  region    INTEGER,               -- where it happened, as story::Region numbers the parts of the world
  topics    BLOB NOT NULL,         -- 5 bytes each
  PRIMARY KEY (calendar, month, day, worth DESC, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS day_event ON day (event);

-- Where events happened, by squares of one degree: 360 × the latitude from the south pole + the longitude from 180° W.
CREATE TABLE IF NOT EXISTS spot (
  square    INTEGER NOT NULL,
  event     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  position  INTEGER NOT NULL,      -- 0: its first place
  latitude  REAL NOT NULL,
  longitude REAL NOT NULL,
  PRIMARY KEY (square, event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS spot_event ON spot (event);

CREATE TABLE IF NOT EXISTS entry (
  id       INTEGER PRIMARY KEY,
  slug     TEXT NOT NULL UNIQUE,
  source   INTEGER NOT NULL REFERENCES source,
  calendar INTEGER,                -- this and the next two: NULL where the article belongs to no day
  date     TEXT,
  words    TEXT,
  title    TEXT NOT NULL,
  summary  TEXT NOT NULL,
  body     TEXT NOT NULL,
  picture  TEXT,                   -- this and the next two: NULL where there is none
  alt      TEXT,
  credit   TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS entry_source ON entry (source);

CREATE TABLE IF NOT EXISTS entry_anniversary (
  calendar INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  entry    INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
  PRIMARY KEY (calendar, month, day, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_anniversary_entry ON entry_anniversary (entry);

-- The words of headline, quote, parties, places and subjects, by evidence. It holds no text of its own: a row is taken
-- out by telling FTS5 the same text again.
CREATE VIRTUAL TABLE IF NOT EXISTS telling USING fts5 (words, content = '', columnsize = 0, tokenize = 'thisday');

-- What is dated, in order of time, with all that it is compared by: the words as hashes (detail/features.hpp).
CREATE TABLE IF NOT EXISTS dated (
  earliest INTEGER NOT NULL,
  latest   INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  kind     INTEGER NOT NULL,
  calendar INTEGER NOT NULL,
  source   INTEGER NOT NULL,
  features BLOB NOT NULL,
  PRIMARY KEY (earliest, latest, evidence)
) STRICT, WITHOUT ROWID;

-- Pairs of evidence that tell of the same event, each both ways round.
CREATE TABLE IF NOT EXISTS likeness (
  evidence INTEGER NOT NULL,
  other    INTEGER NOT NULL,
  score    REAL NOT NULL,          -- match.hpp
  PRIMARY KEY (evidence, other)
) STRICT, WITHOUT ROWID;

-- Births and deaths by hashes of the person's name and the year, and of the name and the month-day: those that two
-- sources date differently are found so.
CREATE TABLE IF NOT EXISTS person (
  clue     INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  PRIMARY KEY (clue, evidence)
) STRICT, WITHOUT ROWID;

-- What stands above likeness, by keys of evidence, which may be gone and come again.
CREATE TABLE IF NOT EXISTS bond (
  a      INTEGER NOT NULL,
  b      INTEGER NOT NULL,
  apart  INTEGER NOT NULL,         -- 0: they are one event; 1: they are not
  source INTEGER REFERENCES source ON DELETE CASCADE,  -- that tells both as one; NULL: the editor said it
  note   TEXT NOT NULL,            -- why
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bond_other ON bond (b);
CREATE INDEX IF NOT EXISTS bond_source ON bond (source);

-- What the editor made of an event, by the key of any of its evidence.
CREATE TABLE IF NOT EXISTS mark (
  key  INTEGER NOT NULL,
  what INTEGER NOT NULL,           -- 0 hidden, 1 the lead of its day, 2 sensitive
  note TEXT NOT NULL,              -- why
  PRIMARY KEY (key, what)
) STRICT, WITHOUT ROWID;

-- 'weighing': by which weights the worth of events was counted (worth.hpp).
CREATE TABLE IF NOT EXISTS meta (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
