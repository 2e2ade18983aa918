-- Twenty libraries of one, for bench_ask's days: each event stands on its day twenty times over, each time worth a
-- little more. To import twenty million events takes hours; this takes minutes. It keeps what a day's page is made of,
-- and no more: search, timelines and imports find nothing here.
--
--   cp million.db twenty.db
--   sqlite3 -cmd '.load build/bench/bench/ask/sqlite_tokenizer' twenty.db < bench/ask/multiply.sql
--   build/bench/bench/ask/bench_ask twenty.db 1 days
.bail on
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -600000;

-- Rows of the copies stand far from the others.
CREATE TEMP TABLE copy (number INTEGER PRIMARY KEY);
INSERT INTO copy WITH RECURSIVE each (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM each WHERE n < 19) SELECT n FROM each;

DROP INDEX evidence_source;
DROP INDEX event_time;
DROP INDEX event_worth;
DROP INDEX day_event;

ALTER TABLE day RENAME TO day_of_one;
CREATE TABLE day (
  calendar  INTEGER NOT NULL,
  month     INTEGER NOT NULL,
  day       INTEGER NOT NULL,
  worth     REAL NOT NULL,
  event     INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  year      INTEGER,
  kind      INTEGER NOT NULL,
  sensitive INTEGER NOT NULL,
  region    INTEGER,
  topics    BLOB NOT NULL,
  PRIMARY KEY (calendar, month, day, worth DESC, event)
) STRICT, WITHOUT ROWID;
INSERT INTO day SELECT calendar, month, day, worth + number * 0.013, event + number * 10000000, year, kind, sensitive,
  region, topics FROM day_of_one CROSS JOIN copy ORDER BY 1, 2, 3, 4 DESC, 5;
DROP TABLE day_of_one;

INSERT INTO event SELECT e.id + number * 10000000, e.lead + number * 10000000, e.name, e.kind, e.earliest, e.latest,
  e.reach, e.worth + number * 0.013, e.hidden, e.sensitive FROM copy CROSS JOIN event e WHERE number > 0;
INSERT INTO evidence SELECT v.id + number * 10000000, v.event + number * 10000000, source, (number << 40) + v.id, digest,
  kind, headline, quote, range_begin, range_end, calendar, date, words, earliest, latest, recurrence, movable, links,
  linked, sensitive FROM copy CROSS JOIN evidence v WHERE number > 0;
INSERT INTO detail SELECT d.evidence + number * 10000000, position, role, words, latitude, longitude, value, unit, hedge,
  country FROM copy CROSS JOIN detail d WHERE number > 0;
