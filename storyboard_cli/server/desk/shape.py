"""The shape of `server.db`, as numbered steps that are never edited."""

STEPS = (
    """CREATE TABLE jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  job_id TEXT NOT NULL UNIQUE,
  project_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  ask TEXT NOT NULL,
  actor TEXT NOT NULL,
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  lane TEXT NOT NULL,
  band INTEGER NOT NULL,
  state TEXT NOT NULL,
  server TEXT,
  attempt INTEGER NOT NULL DEFAULT 0,
  deaths INTEGER NOT NULL DEFAULT 0,
  stop_wanted INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  progress TEXT NOT NULL DEFAULT '{}',
  answer TEXT,
  failure TEXT,
  problem TEXT,
  retry_of TEXT
);
CREATE INDEX jobs_waiting ON jobs (state, project_id, number);
CREATE INDEX jobs_of_project ON jobs (project_id, number);
CREATE INDEX jobs_retrying ON jobs (retry_of) WHERE retry_of IS NOT NULL;
CREATE TABLE requests (
  project_id TEXT NOT NULL,
  principal TEXT NOT NULL,
  key TEXT NOT NULL,
  target TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  server TEXT NOT NULL,
  head_before INTEGER,
  status INTEGER,
  headers TEXT,
  body BLOB,
  at TEXT NOT NULL,
  PRIMARY KEY (project_id, principal, key)
) WITHOUT ROWID;
CREATE INDEX requests_by_age ON requests (at)""",
    "ALTER TABLE jobs ADD COLUMN guard TEXT",
    "ALTER TABLE requests ADD COLUMN head_hash TEXT",
)
