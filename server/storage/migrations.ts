/**
 * Every step each kind of database has ever taken, oldest first; `user_version` counts the steps that are done. A step
 * that was released is never edited: a new one follows it.
 */
export const hallMigrations: readonly string[] = [
  `
  -- The one log. seq is given under the write lock, one after the other, and rows are never removed: it rises and
  -- is never used twice, and a reader never sees a gap that is filled later.
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    -- On the last event of a command: its idempotency key and what it came to. They stand here and not in a table
    -- under an index of their own, because random keys would make every commit write as many pages as it has
    -- commands (measured: 2.5 times the time of a commit of 50). The day's keys are held in memory.
    key TEXT,
    outcome TEXT
  ) STRICT;

  -- A day's events are read by their day alone, and today's inserts all land on the last page of this index,
  -- however many old days stand before it.
  CREATE INDEX event_by_day ON event (day);

  CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
  `,
  `
  -- The appointments' log, as the queue's, with places of its own: two logs are written by two command logs, and each
  -- gives its places one after the other.
  CREATE TABLE appointment_event (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    key TEXT,
    outcome TEXT
  ) STRICT;

  CREATE INDEX appointment_event_by_day ON appointment_event (day);

  CREATE TRIGGER appointment_event_is_never_changed BEFORE UPDATE ON appointment_event
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER appointment_event_is_never_removed BEFORE DELETE ON appointment_event
  BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
  `,
];

/** What a terminal keeps of its own devices. Nothing of any citizen. */
export const terminalMigrations: readonly string[] = [
  `
  CREATE TABLE fault (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    device TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;

  -- Who tested what, when, and how it ended. outcome is set once more when eyes have judged.
  CREATE TABLE self_test (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    device TEXT NOT NULL,
    test TEXT NOT NULL,
    technician TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed', 'waitsForEyes')),
    findings TEXT NOT NULL,
    fault TEXT
  ) STRICT;
  `,
  `
  -- What a technician set at the terminal: it wins over the configuration. value is JSON.
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    technician TEXT NOT NULL
  ) STRICT;
  `,
];
