CREATE INDEX "idx_events_kind_seq"
    ON "events" ("kind", "seq");
CREATE INDEX "idx_events_subject_seq"
    ON "events" ("subject", "seq");
CREATE TABLE "events" (
   "seq" INTEGER PRIMARY KEY,
   "project_id" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "actor" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "subject" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "prev_hash" TEXT NOT NULL,
   "hash" TEXT NOT NULL
);
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
