CREATE TABLE "asset_images" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "asset_id" TEXT,
   "version" INTEGER,
   "image_role" TEXT,
   "variant" TEXT,
   "uri" TEXT,
   "width" INTEGER,
   "height" INTEGER,
   "created_at" TEXT,
   "sha256" TEXT,
   PRIMARY KEY ("project_id", "id"),
   FOREIGN KEY ("project_id", "asset_id") REFERENCES "assets"("project_id", "asset_id")
);
CREATE TABLE "asset_takes" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "asset_id" TEXT,
   "take" TEXT,
   "generator" TEXT,
   "pictures" TEXT,
   "created_at" TEXT,
   PRIMARY KEY ("project_id", "id"),
   FOREIGN KEY ("project_id", "asset_id") REFERENCES "assets"("project_id", "asset_id")
);
CREATE TABLE "asset_versions" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "asset_id" TEXT,
   "version" INTEGER,
   "parent_version" INTEGER,
   "change_note" TEXT,
   "is_locked" INTEGER,
   "created_at" TEXT,
   "lock_hash" TEXT,
   "retired_at" TEXT,
   "retired_reason" TEXT,
   PRIMARY KEY ("project_id", "id"),
   FOREIGN KEY ("project_id", "asset_id") REFERENCES "assets"("project_id", "asset_id")
);
CREATE TABLE "assets" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "asset_id" TEXT NOT NULL,
   "asset_type" TEXT,
   "name" TEXT,
   "version" INTEGER,
   "is_locked" INTEGER,
   "status" TEXT,
   "tags" TEXT,
   "taxonomy" TEXT,
   "canonical_prompt" TEXT,
   "negative_prompt" TEXT,
   "seed" INTEGER,
   "sampler" TEXT,
   "metadata" TEXT,
   "created_at" TEXT,
   PRIMARY KEY ("project_id", "asset_id")
);
CREATE TABLE "checks" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "seq" INTEGER NOT NULL,
   "uid" TEXT,
   "frame_id" TEXT,
   "render_version" INTEGER,
   "pixel_sha256" TEXT,
   "verdict" TEXT,
   "embedder" TEXT,
   "findings" TEXT,
   "inputs" TEXT,
   "at" TEXT,
   "actor" TEXT,
   PRIMARY KEY ("project_id", "seq")
);
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
, request TEXT);
CREATE TABLE "exceptions" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "seq" INTEGER NOT NULL,
   "uid" TEXT,
   "frame_id" TEXT,
   "rule" TEXT,
   "scope" TEXT,
   "reason" TEXT,
   "until" TEXT,
   "path" TEXT,
   "at" TEXT,
   "actor" TEXT,
   PRIMARY KEY ("project_id", "seq")
);
CREATE TABLE "exports" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "seq" INTEGER NOT NULL,
   "kind" TEXT,
   "path" TEXT,
   "sha256" TEXT,
   "frames" INTEGER,
   "at" TEXT,
   "actor" TEXT,
   PRIMARY KEY ("project_id", "seq")
);
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
CREATE TABLE "project_style_anchors" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "anchor_type" TEXT,
   "anchor_value" TEXT,
   "created_at" TEXT,
   PRIMARY KEY ("project_id", "id")
);
CREATE TABLE "projects" (
   "project_id" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT,
   "visual_style" TEXT,
   "base_model" TEXT,
   "default_sampler" TEXT,
   "style_anchor_prompt" TEXT,
   "status" TEXT,
   "created_at" TEXT
);
CREATE TABLE "render_jobs" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "render_job_id" TEXT NOT NULL,
   "scene_id" TEXT,
   "frame_index" INTEGER,
   "status" TEXT,
   "pipeline_version" TEXT,
   "submitted_at" TEXT,
   "completed_at" TEXT,
   "error" TEXT,
   "frame_id" TEXT,
   "subject" TEXT,
   "attempt" INTEGER,
   "server" TEXT,
   "prompt_id" TEXT,
   "request" TEXT,
   "created_at" TEXT,
   "updated_at" TEXT,
   PRIMARY KEY ("project_id", "render_job_id"),
   FOREIGN KEY ("project_id", "scene_id") REFERENCES "scenes"("project_id", "scene_id")
);
CREATE TABLE "render_outputs" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "frame_id" TEXT NOT NULL,
   "scene_id" TEXT,
   "frame_index" INTEGER,
   "render_version" INTEGER NOT NULL,
   "image_uri" TEXT,
   "metadata" TEXT,
   "consistency_report" TEXT,
   "created_at" TEXT,
   "uid" TEXT,
   "draft" INTEGER NOT NULL,
   "is_newest" INTEGER,
   "verdict" TEXT,
   "sha256" TEXT,
   "pixel_sha256" TEXT,
   "width" INTEGER,
   "height" INTEGER,
   "recipe_hash" TEXT,
   "recipe_parts" TEXT,
   "renderer" TEXT,
   "code_version" INTEGER,
   "job_id" TEXT,
   PRIMARY KEY ("project_id", "frame_id", "draft", "render_version"),
   FOREIGN KEY ("project_id", "scene_id") REFERENCES "scenes"("project_id", "scene_id")
);
CREATE TABLE "reviews" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "seq" INTEGER NOT NULL,
   "uid" TEXT,
   "frame_id" TEXT,
   "decision" TEXT,
   "render_version" INTEGER,
   "recipe_hash" TEXT,
   "pixel_sha256" TEXT,
   "note" TEXT,
   "path" TEXT,
   "at" TEXT,
   "actor" TEXT,
   PRIMARY KEY ("project_id", "seq")
);
CREATE TABLE "scene_asset_refs" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "scene_id" TEXT,
   "asset_id" TEXT,
   "required_version" INTEGER,
   "role" TEXT,
   PRIMARY KEY ("project_id", "id"),
   FOREIGN KEY ("project_id", "scene_id") REFERENCES "scenes"("project_id", "scene_id"),
   FOREIGN KEY ("project_id", "asset_id") REFERENCES "assets"("project_id", "asset_id")
);
CREATE TABLE "scenes" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT NOT NULL,
   "script_id" TEXT,
   "scene_index" INTEGER,
   "mood" TEXT,
   "lighting" TEXT,
   "camera" TEXT,
   "action" TEXT,
   "graph" TEXT,
   "graph_hash" TEXT,
   "created_at" TEXT,
   "status" TEXT,
   PRIMARY KEY ("project_id", "scene_id"),
   FOREIGN KEY ("project_id", "script_id") REFERENCES "scripts"("project_id", "script_id")
);
CREATE TABLE "scripts" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "script_id" TEXT NOT NULL,
   "title" TEXT,
   "raw_text" TEXT,
   "compiler_version" INTEGER,
   "created_at" TEXT,
   "path" TEXT,
   "sha256" TEXT,
   PRIMARY KEY ("project_id", "script_id")
);
CREATE TABLE "timeline_entries" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "scene_id" TEXT,
   "frame_id" TEXT,
   "order_index" INTEGER,
   "approved_by" TEXT,
   "approved_at" TEXT,
   "uid" TEXT,
   "duration_frames" INTEGER,
   "details" TEXT,
   PRIMARY KEY ("project_id", "id"),
   FOREIGN KEY ("project_id", "scene_id") REFERENCES "scenes"("project_id", "scene_id")
);
CREATE INDEX "idx_asset_images_asset_id_version"
    ON "asset_images" ("project_id", "asset_id", "version");
CREATE INDEX "idx_asset_versions_asset_id_version"
    ON "asset_versions" ("project_id", "asset_id", "version");
CREATE INDEX "idx_checks_frame_id_render_version"
    ON "checks" ("project_id", "frame_id", "render_version");
CREATE INDEX "idx_events_kind_seq"
    ON "events" ("kind", "seq");
CREATE INDEX "idx_events_subject_seq"
    ON "events" ("subject", "seq");
CREATE INDEX "idx_exceptions_path"
    ON "exceptions" ("project_id", "path");
CREATE INDEX "idx_exceptions_uid"
    ON "exceptions" ("project_id", "uid");
CREATE INDEX "idx_newest_renders"
    ON "render_outputs" ("project_id", "draft") WHERE is_newest;
CREATE INDEX "idx_render_jobs_frame_id"
    ON "render_jobs" ("project_id", "frame_id");
CREATE INDEX "idx_render_jobs_status"
    ON "render_jobs" ("project_id", "status");
CREATE INDEX "idx_render_outputs_job_id"
    ON "render_outputs" ("project_id", "job_id");
CREATE INDEX "idx_reviews_path"
    ON "reviews" ("project_id", "path");
CREATE INDEX "idx_reviews_uid"
    ON "reviews" ("project_id", "uid");
CREATE INDEX "idx_scene_asset_refs_asset_id"
    ON "scene_asset_refs" ("project_id", "asset_id");
CREATE INDEX "idx_scene_asset_refs_scene_id"
    ON "scene_asset_refs" ("project_id", "scene_id");
CREATE INDEX "idx_timeline_entries_order_index"
    ON "timeline_entries" ("project_id", "order_index");
CREATE INDEX "idx_timeline_entries_uid"
    ON "timeline_entries" ("project_id", "uid");
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
