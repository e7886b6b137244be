CREATE TABLE "asset_images" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "version" INTEGER,
   "image_role" TEXT,
   "variant" TEXT,
   "uri" TEXT,
   "width" INTEGER,
   "height" INTEGER,
   "created_at" TEXT,
   "sha256" TEXT
);
CREATE TABLE "asset_takes" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "take" TEXT,
   "generator" TEXT,
   "pictures" TEXT,
   "created_at" TEXT
);
CREATE TABLE "asset_versions" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "version" INTEGER,
   "parent_version" INTEGER,
   "change_note" TEXT,
   "is_locked" INTEGER,
   "created_at" TEXT,
   "lock_hash" TEXT,
   "retired_at" TEXT,
   "retired_reason" TEXT
);
CREATE TABLE "assets" (
   "asset_id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
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
   "created_at" TEXT
);
CREATE TABLE "checks" (
   "seq" INTEGER PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "uid" TEXT,
   "frame_id" TEXT,
   "render_version" INTEGER,
   "pixel_sha256" TEXT,
   "verdict" TEXT,
   "embedder" TEXT,
   "findings" TEXT,
   "inputs" TEXT,
   "at" TEXT,
   "actor" TEXT
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
);
CREATE TABLE "exceptions" (
   "seq" INTEGER PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "uid" TEXT,
   "frame_id" TEXT,
   "rule" TEXT,
   "scope" TEXT,
   "reason" TEXT,
   "until" TEXT,
   "path" TEXT,
   "at" TEXT,
   "actor" TEXT
);
CREATE TABLE "exports" (
   "seq" INTEGER PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "kind" TEXT,
   "path" TEXT,
   "sha256" TEXT,
   "frames" INTEGER,
   "at" TEXT,
   "actor" TEXT
);
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
CREATE TABLE "project_style_anchors" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "anchor_type" TEXT,
   "anchor_value" TEXT,
   "created_at" TEXT
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
   "render_job_id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT REFERENCES "scenes"("scene_id"),
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
   "updated_at" TEXT
);
CREATE TABLE "render_outputs" (
   "frame_id" TEXT,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT REFERENCES "scenes"("scene_id"),
   "frame_index" INTEGER,
   "render_version" INTEGER,
   "image_uri" TEXT,
   "metadata" TEXT,
   "consistency_report" TEXT,
   "created_at" TEXT,
   "uid" TEXT,
   "draft" INTEGER,
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
   PRIMARY KEY ("frame_id", "render_version", "draft")
);
CREATE TABLE "reviews" (
   "seq" INTEGER PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "uid" TEXT,
   "frame_id" TEXT,
   "decision" TEXT,
   "render_version" INTEGER,
   "recipe_hash" TEXT,
   "pixel_sha256" TEXT,
   "note" TEXT,
   "path" TEXT,
   "at" TEXT,
   "actor" TEXT
);
CREATE TABLE "scene_asset_refs" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT REFERENCES "scenes"("scene_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "required_version" INTEGER,
   "role" TEXT
);
CREATE TABLE "scenes" (
   "scene_id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "script_id" TEXT REFERENCES "scripts"("script_id"),
   "scene_index" INTEGER,
   "mood" TEXT,
   "lighting" TEXT,
   "camera" TEXT,
   "action" TEXT,
   "graph" TEXT,
   "graph_hash" TEXT,
   "created_at" TEXT,
   "status" TEXT
);
CREATE TABLE "scripts" (
   "script_id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "title" TEXT,
   "raw_text" TEXT,
   "compiler_version" INTEGER,
   "created_at" TEXT,
   "path" TEXT,
   "sha256" TEXT
);
CREATE TABLE "timeline_entries" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT REFERENCES "scenes"("scene_id"),
   "frame_id" TEXT,
   "order_index" INTEGER,
   "approved_by" TEXT,
   "approved_at" TEXT,
   "uid" TEXT,
   "duration_frames" INTEGER,
   "details" TEXT
);
CREATE INDEX "idx_asset_images_asset_id_version"
    ON "asset_images" ("asset_id", "version");
CREATE INDEX "idx_asset_versions_asset_id_version"
    ON "asset_versions" ("asset_id", "version");
CREATE INDEX "idx_checks_frame_id_render_version"
    ON "checks" ("frame_id", "render_version");
CREATE INDEX "idx_events_kind_seq"
    ON "events" ("kind", "seq");
CREATE INDEX "idx_events_subject_seq"
    ON "events" ("subject", "seq");
CREATE INDEX "idx_exceptions_uid"
    ON "exceptions" ("uid");
CREATE INDEX idx_newest_renders ON render_outputs(frame_id) WHERE is_newest;
CREATE INDEX "idx_render_jobs_frame_id"
    ON "render_jobs" ("frame_id");
CREATE INDEX "idx_render_jobs_status"
    ON "render_jobs" ("status");
CREATE INDEX "idx_reviews_frame_id"
    ON "reviews" ("frame_id");
CREATE INDEX "idx_reviews_path"
    ON "reviews" ("path");
CREATE INDEX "idx_reviews_uid"
    ON "reviews" ("uid");
CREATE INDEX "idx_scene_asset_refs_asset_id"
    ON "scene_asset_refs" ("asset_id");
CREATE INDEX "idx_scene_asset_refs_scene_id"
    ON "scene_asset_refs" ("scene_id");
CREATE INDEX "idx_timeline_entries_order_index"
    ON "timeline_entries" ("order_index");
CREATE INDEX "idx_timeline_entries_uid"
    ON "timeline_entries" ("uid");
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
