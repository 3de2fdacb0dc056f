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
  -- What the hall has learned about waiting from its own log: sums and shapes, nothing of any one visit. JSON.
  CREATE TABLE learned (name TEXT PRIMARY KEY, day TEXT NOT NULL, data TEXT NOT NULL) STRICT;
  `,
  `
  -- What each finished day came to: made once from its events, which stay. data is JSON. See docs/retention.md.
  CREATE TABLE day_summary (
    day TEXT PRIMARY KEY,
    -- The last event that is in it.
    seq INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The same by the hour of the day, in rows of their own because they are kept for a shorter time.
  CREATE TABLE hour_summary (
    day TEXT NOT NULL,
    hour INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (day, hour)
  ) STRICT, WITHOUT ROWID;

  -- Which screens of the citizen's page were reached, and how sessions ended there: counts, and nothing of any session.
  -- hour is -1 where the hours of the day were put together.
  CREATE TABLE journey_step (
    day TEXT NOT NULL,
    hour INTEGER NOT NULL,
    terminal TEXT NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, hour, terminal, state, kind)
  ) STRICT, WITHOUT ROWID;
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
  `
  -- How matters are handled at terminals, by step: counts and seconds, ids of the catalogue, and nothing of any session.
  CREATE TABLE matter_step (
    day TEXT NOT NULL,
    terminal TEXT NOT NULL,
    matter TEXT NOT NULL,
    version TEXT NOT NULL,
    stage TEXT NOT NULL,
    part TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (day, terminal, matter, version, stage, part, kind)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- How long people stand on a step, in coarse buckets (hall/statistics/stays.ts), of all terminals together: counts, and nothing of any session.
  CREATE TABLE matter_step_stay (
    day TEXT NOT NULL,
    matter TEXT NOT NULL,
    stage TEXT NOT NULL,
    part TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, matter, stage, part, bucket)
  ) STRICT, WITHOUT ROWID;
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
  `
  -- Numbers that the hall set aside for this terminal, for when it cannot be reached.
  CREATE TABLE leased_block (
    day TEXT NOT NULL,
    prefix TEXT NOT NULL,
    service TEXT NOT NULL,
    next INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (day, prefix, last)
  ) STRICT;

  -- What was given from them, until the hall has been told. person is the hall's keyed hash, never a document; the row
  -- goes when the hall knows it.
  CREATE TABLE offline_ticket (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    service TEXT NOT NULL,
    wish_key TEXT NOT NULL UNIQUE,
    wish TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    print TEXT NOT NULL,
    refused TEXT,
    UNIQUE (day, number)
  ) STRICT;

  -- The hall's last list of services: a terminal that starts without its hall still knows what to offer.
  CREATE TABLE known_offers (id INTEGER PRIMARY KEY CHECK (id = 1), data TEXT NOT NULL) STRICT;
  `,
];

/** Text messages to the telephones of people who wait. A telephone's number stands here sealed, and only while its ticket may need it. */
export const reminderMigrations: readonly string[] = [
  `
  CREATE TABLE recipient (
    ticket_id TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    language TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;

  -- One row a ticket and kind, ever: that is what makes a message go out once. next_at is when it is looked at again;
  -- whoever works on a row moves it on first, so that no other process does too.
  CREATE TABLE outbox (
    ticket_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('near', 'called')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'delivered', 'failed', 'dropped')),
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    gateway_id TEXT,
    PRIMARY KEY (ticket_id, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outbox_open ON outbox (next_at) WHERE state IN ('waiting', 'accepted');
  `,
  `
  -- A state more, parked: the gateway refused it, and somebody may see to it for as long as it is of use.
  ALTER TABLE outbox RENAME TO outbox_before;
  DROP INDEX outbox_open;
  CREATE TABLE outbox (
    ticket_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('near', 'called')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'parked', 'delivered', 'failed', 'dropped')),
    at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    gateway_id TEXT,
    reason TEXT,
    status INTEGER,
    PRIMARY KEY (ticket_id, kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO outbox (ticket_id, kind, state, at, attempts, next_at, gateway_id)
    SELECT ticket_id, kind, state, at, attempts, next_at, gateway_id FROM outbox_before;
  DROP TABLE outbox_before;
  CREATE INDEX outbox_open ON outbox (next_at) WHERE state IN ('waiting', 'accepted', 'parked');

  -- What somebody said is to be done with a parked one, and who: never changed.
  CREATE TABLE text_act (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('again', 'given')),
    by TEXT NOT NULL
  ) STRICT;
  `,
];

/** Applications (办件): their log, what belongs to a person sealed beside it, and the guides by which they are handled. */
export const matterMigrations: readonly string[] = [
  `
  -- As the hall's other logs. Nothing of a person but the keyed hash of a document.
  CREATE TABLE matter_event (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    key TEXT,
    outcome TEXT
  ) STRICT;

  CREATE INDEX matter_event_by_day ON matter_event (day);

  CREATE TRIGGER matter_event_is_never_changed BEFORE UPDATE ON matter_event
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER matter_event_is_never_removed BEFORE DELETE ON matter_event
  BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

  -- What is somebody's: AES-256-GCM, each under its own id. owner is the record that it belongs to (a file to its case, then to the
  -- submission). until: when it is looked at whether anything still needs it; null: kept.
  CREATE TABLE sealed_record (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    until INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sealed_record_by_owner ON sealed_record (owner);
  CREATE INDEX sealed_record_until ON sealed_record (until) WHERE until IS NOT NULL;

  -- Guides and packages as they were when somebody began by them: SHA-256 of data, JSON. Nothing of a person.
  CREATE TABLE guide (digest TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** 提醒办: who wants to be reminded of what. */
export const licenceReminderMigrations: readonly string[] = [
  `
  -- One row a reminder, gone a week after it was sent, or when it is taken back. sealed: AES-256-GCM, holder, licence and telephone;
  -- person: a keyed hash. Times are milliseconds since the epoch.
  CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    sealed BLOB NOT NULL,
    due_at INTEGER NOT NULL,
    sent_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reminder_by_person ON reminder (person);
  CREATE INDEX reminder_due ON reminder (due_at) WHERE sent_at IS NULL;
  `,
];

/** What the hall sends outside. What is sent stands here sealed, and only until it is sent. */
export const outboxMigrations: readonly string[] = [
  `
  -- A stream is sent in order of seq; its first open row is its head, and nothing behind it moves.
  --   waiting            to be sent
  --   answered, refused  it is known what became of it, and its owner has to be told
  --   parked             its owner knows of the refusal; it stays the head until somebody says what to do
  --   done, dropped      closed: what was sent is gone, the key stays, so that nothing is sent a second time
  -- Whoever works on a row moves next_at on first, and turn: a slower one that comes back finds another turn.
  CREATE TABLE item (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    state TEXT NOT NULL
      CHECK (state IN ('waiting', 'answered', 'refused', 'parked', 'done', 'dropped')),
    payload BLOB,
    answer BLOB,
    reason TEXT,
    status INTEGER,
    turn INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX item_open ON item (stream, seq) WHERE state IN ('waiting', 'answered', 'refused', 'parked');
  CREATE INDEX item_due ON item (next_at) WHERE state IN ('waiting', 'answered', 'refused');
  `,
  `
  -- What somebody said is to be done with a parked row, and who: never changed, and kept when the row is closed.
  CREATE TABLE item_act (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('again', 'given')),
    by TEXT NOT NULL
  ) STRICT;
  CREATE INDEX item_act_by_key ON item_act (key, seq);
  `,
  `
  -- due_at: since when it could be on its way, later than at where it was not its time yet. unsure_since: when it was first handed over without
  -- its being known what became of that; null: it never was.
  ALTER TABLE item ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE item ADD COLUMN unsure_since INTEGER;
  UPDATE item SET due_at = at;
  `,
];

/** Whose turn it is where several sites' logs must agree: a row while somebody works. */
export const turnMigrations: readonly string[] = [
  `
  CREATE TABLE turn (
    what TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];

/** A log's table, as the hall's others. */
const logTable = (name: string) => `
  CREATE TABLE ${name} (
    seq INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    key TEXT,
    outcome TEXT
  ) STRICT;

  CREATE INDEX ${name}_by_day ON ${name} (day);

  CREATE TRIGGER ${name}_is_never_changed BEFORE UPDATE ON ${name}
  BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER ${name}_is_never_removed BEFORE DELETE ON ${name}
  BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
`;

/** What somebody wrote, sealed as applications are. */
const sealedRecords = `
  CREATE TABLE sealed_record (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    until INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sealed_record_by_owner ON sealed_record (owner);
  CREATE INDEX sealed_record_until ON sealed_record (until) WHERE until IS NOT NULL;
`;

/** 上门办 and 帮代办: their log, with nothing of a person but a keyed hash, and beside it who asks. */
export const assistanceMigrations: readonly string[] = [
  `
  ${logTable("assistance_event")}
  ${sealedRecords}
  `,
];

/** 好差评: the log, with levels and nothing of a person, and beside it what people wrote. */
export const ratingMigrations: readonly string[] = [
  `
  ${logTable("rating_event")}
  ${sealedRecords}
  `,
  // How often somebody was asked at a terminal how it was, until the day's silence is counted.
  `
  CREATE TABLE asked_to_rate (
    day TEXT NOT NULL,
    terminal TEXT NOT NULL,
    -- Whose matter it was; empty: nobody's in particular.
    organ TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (day, terminal, organ)
  ) STRICT;
  `,
];

/** 堵点 and 办不成事: the log, with steps and nothing of a person, and beside it what people wrote. */
export const painMigrations: readonly string[] = [
  `
  ${logTable("pain_event")}
  ${sealedRecords}
  `,
];

/** Accounts of staff. Passwords and codes stand here as hashes, an authenticator's secret sealed, a session by the hash of its token. */
export const staffMigrations: readonly string[] = [
  `
  CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- JSON.
    roles TEXT NOT NULL,
    site TEXT,
    certificate TEXT,
    password TEXT NOT NULL,
    -- 1: a manager gave it, and it has to be changed at the first sign-in.
    first_password INTEGER NOT NULL,
    authenticator BLOB,
    -- 1: a code of it has come.
    confirmed INTEGER NOT NULL DEFAULT 0,
    -- Of the last code that was taken (RFC 6238): none is taken twice.
    last_step INTEGER NOT NULL DEFAULT 0,
    locked_by TEXT,
    locked_at INTEGER,
    last_sign_in INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recovery_code (
    account TEXT NOT NULL,
    hash TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('changePassword', 'enrol', 'secondFactor', 'recoveryCodes', 'signedIn')),
    began_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX session_by_account ON session (account);

  -- Wrong passwords and codes in a row. key is a keyed hash: what is typed where a name belongs may be a password.
  CREATE TABLE failure (
    key TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];

/** What staff did: rows that are only ever added, each bound to the one before by its digest (hall/audit/chain.ts). */
export const auditMigrations: readonly string[] = [
  `
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    -- JSON.
    roles TEXT NOT NULL,
    page TEXT NOT NULL,
    site TEXT NOT NULL,
    address TEXT NOT NULL,
    what TEXT NOT NULL,
    target TEXT NOT NULL,
    outcome TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_time ON audit (at);
  CREATE INDEX audit_by_account ON audit (account, seq);
  CREATE INDEX audit_by_digest ON audit (digest);

  CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'a row of the audit log is never changed'); END;
  CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'a row of the audit log is never removed'); END;
  `,
];

/** Sessions of experience officers as steps, and the tasks with whose codes they began. Nothing of any citizen. */
export const experienceMigrations: readonly string[] = [
  `
  CREATE TABLE experience_task (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE experience_record (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX experience_record_by_time ON experience_record (at);
  `,
];

/** The hall's floor: calls for help and what they came to, terminals as they were last heard, notices. Nothing of any citizen. */
export const floorMigrations: readonly string[] = [
  `
  CREATE TABLE help_call (
    terminal TEXT PRIMARY KEY,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE help_record (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    since INTEGER NOT NULL,
    terminal TEXT NOT NULL,
    matter TEXT,
    step TEXT NOT NULL,
    ended TEXT NOT NULL,
    answer INTEGER,
    arrival INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX help_record_by_day ON help_record (day);

  CREATE TABLE fleet_terminal (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    until INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE floor_keeper (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    owner TEXT NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    url TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  `,
  // Notices have a time, a place and languages; those of before stood everywhere, in every language, for a day.
  `
  CREATE TABLE hall_notice (
    id TEXT PRIMARY KEY,
    until INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO hall_notice (id, until, data)
    SELECT id, until, json_object(
      'id', id, 'text', json_extract(data, '$.text'), 'always', json('true'), 'urgent', json('false'),
      'from', 0, 'until', until, 'hours', json('null'),
      'place', json('{"terminals":"all","zones":[],"ids":[],"boards":false}'),
      'everySite', json('false'), 'by', '—', 'byManager', json('false'), 'takenBack', json('null')
    ) FROM notice;
  DROP TABLE notice;
  `,
  `
  CREATE TABLE hand_over (
    key TEXT PRIMARY KEY,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
