-- The results of a batch. Lists (provisions, addressees, operations) are JSON arrays: see json_each().
-- Changed shape means another user_version.

CREATE TABLE runs (            -- one row for every start of clausewise batch (or change seen by clausewise watch)
  run      INTEGER PRIMARY KEY,
  version  TEXT NOT NULL,      -- of clausewise
  started  TEXT NOT NULL,      -- UTC, ISO 8601
  ended    TEXT,               -- NULL while it runs, and after it was killed
  settings TEXT NOT NULL,      -- the options, JSON
  asked    INTEGER NOT NULL,   -- pairs in its list
  reused   INTEGER NOT NULL,   -- pairs that were done before and needed no work
  compared INTEGER,            -- pairs compared in this run
  failed   INTEGER             -- pairs that could not be compared
);

CREATE TABLE pairs (           -- one row for every pair
  pair         INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  state        TEXT NOT NULL CHECK (state IN ('done', 'failed')),
  mode         TEXT NOT NULL,  -- versions, translations, summary; empty when it failed
  old_path     TEXT NOT NULL,
  new_path     TEXT NOT NULL,
  old_language TEXT NOT NULL,  -- ISO 639-1
  new_language TEXT NOT NULL,
  old_kind     TEXT NOT NULL,  -- joint-motion-for-resolution, resolution, press-release, ...
  new_kind     TEXT NOT NULL,
  old_number   TEXT NOT NULL,  -- RC-B9-0001/2099; empty when the text does not say
  new_number   TEXT NOT NULL,
  old_date     TEXT NOT NULL,  -- ISO 8601
  new_date     TEXT NOT NULL,
  procedure    TEXT NOT NULL,  -- 2099/2001(RSP)
  title        TEXT NOT NULL,  -- of the old text
  kept         INTEGER NOT NULL,  -- demands with this verdict, and so on
  strengthened INTEGER NOT NULL,
  softened     INTEGER NOT NULL,
  mixed        INTEGER NOT NULL,
  dropped      INTEGER NOT NULL,
  added        INTEGER NOT NULL,
  contradicted INTEGER NOT NULL,
  unclear      INTEGER NOT NULL,
  to_review    INTEGER NOT NULL,  -- demands that a person should check
  changes      INTEGER NOT NULL,  -- provisions that differ in their words
  warnings     INTEGER NOT NULL,  -- findings about the documents that are more than information
  error        TEXT NOT NULL,  -- one line; empty unless failed
  fault        TEXT NOT NULL,  -- input, defect, worker, timeout; empty unless failed
  folder       TEXT NOT NULL,  -- of its outputs, from the folder of the results
  files        TEXT NOT NULL,  -- names in that folder, parted by spaces
  old_sha256   TEXT NOT NULL,
  new_sha256   TEXT NOT NULL,
  position     INTEGER,        -- in the list of the last run; NULL: the last run did not ask for it
  run          INTEGER NOT NULL REFERENCES runs,  -- in which it was compared
  fingerprint  TEXT NOT NULL,  -- of both contents, options and version: the same gives the same results
  seconds      REAL NOT NULL   -- that the comparison took
);

CREATE TABLE changes (         -- provisions of both texts, in reading order; every one stands in exactly one change
  pair           INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
  change         TEXT NOT NULL,   -- c1, c2, ...: its id in the JSON record
  position       INTEGER NOT NULL,
  old_provisions TEXT NOT NULL,   -- JSON array of eIds
  new_provisions TEXT NOT NULL,
  operations     TEXT NOT NULL,   -- JSON array: substitution, insertion, repeal, renumbering, moved, unchanged, ...
  verdict        TEXT NOT NULL,
  confidence     REAL NOT NULL,   -- 0 to 1
  needs_review   INTEGER NOT NULL,
  PRIMARY KEY (pair, change)
) WITHOUT ROWID;

CREATE TABLE demands (         -- every demand of the old text, and those of the new one that answer none of them
  pair         INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
  demand       TEXT NOT NULL,  -- d1, d2, ...: its id in the JSON record
  position     INTEGER NOT NULL,
  side         TEXT NOT NULL,  -- old, new
  provision    TEXT NOT NULL,  -- eId
  clause       TEXT NOT NULL,
  text         TEXT NOT NULL,
  family       TEXT NOT NULL,  -- directive, condemnation, concern, ...
  formula      TEXT NOT NULL,
  grade        REAL,           -- NULL: not known
  addressees   TEXT NOT NULL,  -- JSON array
  counterparts TEXT NOT NULL,  -- JSON array of eIds of the other text
  verdict      TEXT NOT NULL,
  confidence   REAL NOT NULL,
  needs_review INTEGER NOT NULL,
  PRIMARY KEY (pair, demand)
) WITHOUT ROWID;

CREATE TABLE axes (            -- what made the verdict on a demand; offsets are code points into the provision's text
  pair          INTEGER NOT NULL,
  demand        TEXT NOT NULL,
  position      INTEGER NOT NULL,
  axis          TEXT NOT NULL,  -- verb, addressee, condition, ...
  direction     TEXT NOT NULL,  -- up, down, ...
  old_text      TEXT,           -- NULL: nothing to quote on this side, and so on
  old_start     INTEGER,
  old_end       INTEGER,
  old_provision TEXT,
  new_text      TEXT,
  new_start     INTEGER,
  new_end       INTEGER,
  new_provision TEXT,
  reason        TEXT NOT NULL,
  PRIMARY KEY (pair, demand, position),
  FOREIGN KEY (pair, demand) REFERENCES demands ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE diagnostics (     -- what the reader of a pair should know
  pair     INTEGER NOT NULL REFERENCES pairs ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code     TEXT NOT NULL,
  severity TEXT NOT NULL,      -- info, warning, error
  message  TEXT NOT NULL,
  place    TEXT NOT NULL,      -- eId, line, or empty
  PRIMARY KEY (pair, position)
) WITHOUT ROWID;

CREATE TABLE documents (       -- the documents found in folders, and in which state the last run left them
  path     TEXT PRIMARY KEY,
  sha256   TEXT NOT NULL,
  reader   TEXT NOT NULL,      -- version, language and revisions with which it was read
  facts    TEXT NOT NULL,      -- JSON: language, kind, procedure, number, date, about; or error
  reason   TEXT NOT NULL,      -- why it stands in no pair; empty when it does
  is_fault INTEGER NOT NULL    -- it could not be read
);

CREATE INDEX demands_by_verdict ON demands (verdict);
CREATE INDEX axes_by_axis ON axes (axis, direction);
