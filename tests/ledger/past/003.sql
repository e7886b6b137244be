BEGIN TRANSACTION;
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
INSERT INTO "asset_images" VALUES('PRJ_001','CHAR_001@v1/front','CHAR_001',1,'front',NULL,'assets/CHAR_001/v1/front.png',8,8,'2026-02-19T09:00:04.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PRJ_001','CHAR_001@v1/front:raincoat','CHAR_001',1,'front','raincoat','assets/CHAR_001/v1/front.raincoat.png',8,8,'2026-02-19T09:00:04.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('PRJ_001','CHAR_001@v2/front','CHAR_001',2,'front',NULL,'assets/CHAR_001/v2/front.png',8,8,'2026-02-19T09:00:05.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PRJ_001','CHAR_001@v2/front:raincoat','CHAR_001',2,'front','raincoat','assets/CHAR_001/v2/front.raincoat.png',8,8,'2026-02-19T09:00:05.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('PRJ_001','PROP_Brolly@v1/front','PROP_Brolly',1,'front',NULL,'assets/PROP_Brolly/v1/front.png',8,8,'2026-02-19T09:00:08.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PRJ_001','PROP_Brolly@v1/front:raincoat','PROP_Brolly',1,'front','raincoat','assets/PROP_Brolly/v1/front.raincoat.png',8,8,'2026-02-19T09:00:08.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('PRJ_001','PROP_Hat@v1/front','PROP_Hat',1,'front',NULL,'assets/PROP_Hat/v1/front.png',8,8,'2026-02-19T09:00:10.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PRJ_001','PROP_Hat@v1/front:raincoat','PROP_Hat',1,'front','raincoat','assets/PROP_Hat/v1/front.raincoat.png',8,8,'2026-02-19T09:00:10.000000Z','sha256:g');
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
INSERT INTO "asset_takes" VALUES('PRJ_001','CHAR_001/t1','CHAR_001','t1','preview-1','[]','2026-02-19T09:00:03.000000Z');
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
INSERT INTO "asset_versions" VALUES('PRJ_001','CHAR_001@v1','CHAR_001',1,NULL,'first',1,'2026-02-19T09:00:04.000000Z','sha256:lock1',NULL,NULL);
INSERT INTO "asset_versions" VALUES('PRJ_001','CHAR_001@v2','CHAR_001',2,1,'new coat',0,'2026-02-19T09:00:05.000000Z','sha256:lock2','2026-02-19T09:00:06.000000Z','wrong');
INSERT INTO "asset_versions" VALUES('PRJ_001','PROP_Brolly@v1','PROP_Brolly',1,NULL,'first',1,'2026-02-19T09:00:08.000000Z','sha256:lock1',NULL,NULL);
INSERT INTO "asset_versions" VALUES('PRJ_001','PROP_Hat@v1','PROP_Hat',1,NULL,'first',0,'2026-02-19T09:00:10.000000Z','sha256:lock1',NULL,NULL);
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
INSERT INTO "assets" VALUES('PRJ_001','CHAR_001','character','Aarav',1,1,'restored from v1','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:02.000000Z');
INSERT INTO "assets" VALUES('PRJ_001','UNRESOLVED_ENV_Roof',NULL,'UNRESOLVED_ENV_Roof',0,0,'unresolved',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-02-19T09:00:02.000000Z');
INSERT INTO "assets" VALUES('PRJ_001','PROP_Brolly','character','Aarav',1,1,'locked','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:08.000000Z');
INSERT INTO "assets" VALUES('PRJ_001','PROP_Hat','character','Aarav',1,0,'deleted','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:10.000000Z');
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
INSERT INTO "checks" VALUES('PRJ_001',18,'uid-FR_S03_002','FR_S03_002',2,'sha256:pixels2','quarantined','basic-v1','[{"rule": "drift.identity", "text": "coat differs"}]','{"alpha": 0.01}','2026-02-19T09:00:17.000000Z','Asha <asha@example.org>');
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
INSERT INTO "events" VALUES(1,'PRJ_001','2026-02-19T09:00:00.000000Z','Asha <asha@example.org>','project.created','PRJ_001','{"base_model":"SDXL","created_at":"2026-02-19T09:00:00Z","default_sampler":"DPM++","name":"College Silence","status":"active","style_anchor_prompt":"soft contrast","style_anchors":{"image":null,"palette":["#112233"]},"visual_style":"anime cinematic realism"}','','sha256:32abea07684e255e750ffb9279e7314634118c386f75d1454afafa1b489e54d5');
INSERT INTO "events" VALUES(2,'PRJ_001','2026-02-19T09:00:01.000000Z','Asha <asha@example.org>','project.changed','PRJ_001','{"base_model":"SDXL","created_at":"2026-02-19T09:00:00Z","default_sampler":"DPM++","name":"College Silence","status":"active","style_anchor_prompt":"soft contrast","style_anchors":{"image":null,"palette":["#112233"]},"visual_style":"ink"}','sha256:32abea07684e255e750ffb9279e7314634118c386f75d1454afafa1b489e54d5','sha256:7eb29c30bc3a9726cf7d34cac1e44ebf952864d3c5068aed05b9a47396bc06bc');
INSERT INTO "events" VALUES(3,'PRJ_001','2026-02-19T09:00:02.000000Z','Asha <asha@example.org>','script.compiled','pilot','{"compiler_version":1,"path":"scripts/pilot.fountain","scenes":[{"action":"walks silently","camera":"wide shot","graph_hash":"sha256:graph","lighting":"morning diffuse","mood":"tense","refs":[{"asset_id":"CHAR_001","required_version":null,"role":"character"},{"asset_id":"UNRESOLVED_ENV_Roof","required_version":2,"role":"environment"}],"scene_id":"S03","scene_index":3}],"sha256":"sha256:script","title":"College Silence"}','sha256:7eb29c30bc3a9726cf7d34cac1e44ebf952864d3c5068aed05b9a47396bc06bc','sha256:7b217e7db6c39d32b953f94f83b7db066b560b4e07019547f7da48c61432e527');
INSERT INTO "events" VALUES(4,'PRJ_001','2026-02-19T09:00:03.000000Z','Asha <asha@example.org>','asset.taken','CHAR_001','{"generator":"preview-1","pictures":[],"take":"t1"}','sha256:7b217e7db6c39d32b953f94f83b7db066b560b4e07019547f7da48c61432e527','sha256:41bf7672cbc78abbd444b8d70f6f4520bd348e124949d055ae51d0fb6dcf70a5');
INSERT INTO "events" VALUES(5,'PRJ_001','2026-02-19T09:00:04.000000Z','Asha <asha@example.org>','asset.locked','CHAR_001@v1','{"asset_id":"CHAR_001","change_note":"first","lock_hash":"sha256:lock1","parent":null,"pictures":[{"height":8,"path":"front.png","role":"front","sha256":"sha256:f","variant":null,"width":8},{"height":8,"path":"front.raincoat.png","role":"front","sha256":"sha256:g","variant":"raincoat","width":8}],"seed":443129,"spec":{"asset_type":"character","canonical_prompt":"lean young man","metadata":{},"name":"Aarav","tags":["lead"],"taxonomy":{"kind":"student"}},"version":1}','sha256:41bf7672cbc78abbd444b8d70f6f4520bd348e124949d055ae51d0fb6dcf70a5','sha256:cb2c829081e8f5e35dafa47551e81c1dcbed576030ea2c438da79cddf9251707');
INSERT INTO "events" VALUES(6,'PRJ_001','2026-02-19T09:00:05.000000Z','Asha <asha@example.org>','asset.locked','CHAR_001@v2','{"asset_id":"CHAR_001","change_note":"new coat","lock_hash":"sha256:lock2","parent":"v1@sha256:parent","pictures":[{"height":8,"path":"front.png","role":"front","sha256":"sha256:f","variant":null,"width":8},{"height":8,"path":"front.raincoat.png","role":"front","sha256":"sha256:g","variant":"raincoat","width":8}],"seed":443129,"spec":{"asset_type":"character","canonical_prompt":"lean young man","metadata":{},"name":"Aarav","tags":["lead"],"taxonomy":{"kind":"student"}},"version":2}','sha256:cb2c829081e8f5e35dafa47551e81c1dcbed576030ea2c438da79cddf9251707','sha256:274d8f1cfc8db77171789a4c1899fe272a77dc462dbb6291fa1c3cf6711157b7');
INSERT INTO "events" VALUES(7,'PRJ_001','2026-02-19T09:00:06.000000Z','Asha <asha@example.org>','asset.unlocked','CHAR_001@v2','{"asset_id":"CHAR_001","reason":"wrong","version":2}','sha256:274d8f1cfc8db77171789a4c1899fe272a77dc462dbb6291fa1c3cf6711157b7','sha256:b2d98331198fcec91cf5c30abe182d3810a6faa36948cd5bafc12d5504cb88d0');
INSERT INTO "events" VALUES(8,'PRJ_001','2026-02-19T09:00:07.000000Z','Asha <asha@example.org>','asset.restored','CHAR_001','{"from_version":1}','sha256:b2d98331198fcec91cf5c30abe182d3810a6faa36948cd5bafc12d5504cb88d0','sha256:ac0fdccdc24de6a5916e88f5e05c8f83f78543701908fac20ebc69eb23a27382');
INSERT INTO "events" VALUES(9,'PRJ_001','2026-02-19T09:00:08.000000Z','Asha <asha@example.org>','asset.locked','PROP_Umbrella@v1','{"asset_id":"PROP_Umbrella","change_note":"first","lock_hash":"sha256:lock1","parent":null,"pictures":[{"height":8,"path":"front.png","role":"front","sha256":"sha256:f","variant":null,"width":8},{"height":8,"path":"front.raincoat.png","role":"front","sha256":"sha256:g","variant":"raincoat","width":8}],"seed":443129,"spec":{"asset_type":"character","canonical_prompt":"lean young man","metadata":{},"name":"Aarav","tags":["lead"],"taxonomy":{"kind":"student"}},"version":1}','sha256:ac0fdccdc24de6a5916e88f5e05c8f83f78543701908fac20ebc69eb23a27382','sha256:0abe2779ad2c2b5637d51b8c169f3ca4811a1b8c2d22be6adceee94e1360d620');
INSERT INTO "events" VALUES(10,'PRJ_001','2026-02-19T09:00:09.000000Z','Asha <asha@example.org>','asset.renamed','PROP_Umbrella','{"from":"PROP_Umbrella","to":"PROP_Brolly"}','sha256:0abe2779ad2c2b5637d51b8c169f3ca4811a1b8c2d22be6adceee94e1360d620','sha256:1990fef815fb9219978c6e801c27c948566f1d4c10f1460af3ef8781563aef85');
INSERT INTO "events" VALUES(11,'PRJ_001','2026-02-19T09:00:10.000000Z','Asha <asha@example.org>','asset.locked','PROP_Hat@v1','{"asset_id":"PROP_Hat","change_note":"first","lock_hash":"sha256:lock1","parent":null,"pictures":[{"height":8,"path":"front.png","role":"front","sha256":"sha256:f","variant":null,"width":8},{"height":8,"path":"front.raincoat.png","role":"front","sha256":"sha256:g","variant":"raincoat","width":8}],"seed":443129,"spec":{"asset_type":"character","canonical_prompt":"lean young man","metadata":{},"name":"Aarav","tags":["lead"],"taxonomy":{"kind":"student"}},"version":1}','sha256:1990fef815fb9219978c6e801c27c948566f1d4c10f1460af3ef8781563aef85','sha256:5167c9436b88373cc307d86028a97d6d1da880007377dfdc6657a03730010795');
INSERT INTO "events" VALUES(12,'PRJ_001','2026-02-19T09:00:11.000000Z','Asha <asha@example.org>','asset.deleted','PROP_Hat','{}','sha256:5167c9436b88373cc307d86028a97d6d1da880007377dfdc6657a03730010795','sha256:61af647ffefa989b2369f926e7199ac308ed3701d83e6d78032f6481f804ba5f');
INSERT INTO "events" VALUES(13,'PRJ_001','2026-02-19T09:00:12.000000Z','Asha <asha@example.org>','job.changed','job-1','{"attempt":1,"frame_id":"FR_S03_002","frame_index":2,"pipeline_version":"scene-sdxl@1","scene_id":"S03","state":"submitted","subject":"FR_S03_002"}','sha256:61af647ffefa989b2369f926e7199ac308ed3701d83e6d78032f6481f804ba5f','sha256:f2a8f081ba25886d6671d59e3ea8d6e889df692b8f1949c6990565b2d92d4025');
INSERT INTO "events" VALUES(14,'PRJ_001','2026-02-19T09:00:13.000000Z','Asha <asha@example.org>','job.changed','job-1','{"attempt":1,"frame_id":"FR_S03_002","frame_index":2,"scene_id":"S03","state":"done","subject":"FR_S03_002"}','sha256:f2a8f081ba25886d6671d59e3ea8d6e889df692b8f1949c6990565b2d92d4025','sha256:b7e79ed092c615f9605ddb2fd3c96ee671c0a37efd9347507c1759e8d9d0d7ef');
INSERT INTO "events" VALUES(15,'PRJ_001','2026-02-19T09:00:14.000000Z','Asha <asha@example.org>','render.stored','FR_S03_002','{"code_version":1,"draft":false,"facts":{"seconds":0.25},"frame_index":2,"height":768,"job_id":null,"path":"scenes/S03/frame_002_v1.png","pixel_sha256":"sha256:pixels1","recipe_hash":"sha256:recipe1","recipe_parts":{"prompt":"sha256:bb","staging":"sha256:aa"},"render_version":1,"renderer":"preview-1","scene_id":"S03","sha256":"sha256:file1","uid":"uid-FR_S03_002","width":1344}','sha256:b7e79ed092c615f9605ddb2fd3c96ee671c0a37efd9347507c1759e8d9d0d7ef','sha256:acc933a6c9502cc799147ada82399e1d7a52f2e4eaf87a9a6e411ca27f4aacd8');
INSERT INTO "events" VALUES(16,'PRJ_001','2026-02-19T09:00:15.000000Z','Asha <asha@example.org>','render.stored','FR_S03_002','{"code_version":1,"draft":false,"facts":{"seconds":0.25},"frame_index":2,"height":768,"job_id":null,"path":"scenes/S03/frame_002_v2.png","pixel_sha256":"sha256:pixels2","recipe_hash":"sha256:recipe2","recipe_parts":{"prompt":"sha256:bb","staging":"sha256:aa"},"render_version":2,"renderer":"preview-1","scene_id":"S03","sha256":"sha256:file2","uid":"uid-FR_S03_002","width":1344}','sha256:acc933a6c9502cc799147ada82399e1d7a52f2e4eaf87a9a6e411ca27f4aacd8','sha256:e445ce35e31d727ac5c80132bf60aff2c808b2fbc7ee65aa0f3bdd73a1cdf894');
INSERT INTO "events" VALUES(17,'PRJ_001','2026-02-19T09:00:16.000000Z','Asha <asha@example.org>','render.stored','FR_S03_002','{"code_version":1,"draft":true,"facts":{"seconds":0.25},"frame_index":2,"height":768,"job_id":null,"path":"scenes/S03/frame_002_v1.png","pixel_sha256":"sha256:pixels1","recipe_hash":"sha256:recipe1","recipe_parts":{"prompt":"sha256:bb","staging":"sha256:aa"},"render_version":1,"renderer":"preview-1","scene_id":"S03","sha256":"sha256:file1","uid":"uid-FR_S03_002","width":1344}','sha256:e445ce35e31d727ac5c80132bf60aff2c808b2fbc7ee65aa0f3bdd73a1cdf894','sha256:fc0d47a41135ed4085799fba0ec85193e229acf19cd23e157aaed581533b40f3');
INSERT INTO "events" VALUES(18,'PRJ_001','2026-02-19T09:00:17.000000Z','Asha <asha@example.org>','check.judged','FR_S03_002','{"embedder":"basic-v1","findings":[{"rule":"drift.identity","text":"coat differs"}],"inputs":{"alpha":0.01},"pixel_sha256":"sha256:pixels2","render_version":2,"uid":"uid-FR_S03_002","verdict":"quarantined"}','sha256:fc0d47a41135ed4085799fba0ec85193e229acf19cd23e157aaed581533b40f3','sha256:b12e3c4d1b19d896bfc2c523032bb3deea511ad871395779e9a124fdafe778bb');
INSERT INTO "events" VALUES(19,'PRJ_001','2026-02-19T09:00:18.000000Z','Asha <asha@example.org>','exception.granted','FR_S03_002','{"path":"review/FR_S03_002/x.yaml","reason":"wet coat","rule":"drift.identity","scope":"frame","uid":"uid-FR_S03_002","until":null}','sha256:b12e3c4d1b19d896bfc2c523032bb3deea511ad871395779e9a124fdafe778bb','sha256:6fb8b039bfc1f2fa7ebd5e50003ce93faaaad461ca0f67bf6fc87237ebe52208');
INSERT INTO "events" VALUES(20,'PRJ_001','2026-02-19T09:00:19.000000Z','Asha <asha@example.org>','timeline.changed','PRJ_001','{"entries":[{"duration_frames":48,"frame_id":"FR_S03_001","uid":"uid-FR_S03_001"},{"duration_frames":24,"frame_id":"FR_S03_002","note":"hold","uid":"uid-FR_S03_002"},{"duration_frames":48,"frame_id":"FR_S03_001","uid":"uid-FR_S03_001"}]}','sha256:6fb8b039bfc1f2fa7ebd5e50003ce93faaaad461ca0f67bf6fc87237ebe52208','sha256:ec5fa7b4f5e6734ec6dccf4ca5f52eb9bc15c439e6d4427c09546b54b0b7bc1a');
INSERT INTO "events" VALUES(21,'PRJ_001','2026-02-19T09:00:20.000000Z','Asha <asha@example.org>','review.decided','FR_S03_002','{"decision":"approve","note":"","path":"review/FR_S03_002/y.yaml","pixel_sha256":"sha256:pixels2","recipe_hash":"sha256:recipe2","render_version":2,"uid":"uid-FR_S03_002"}','sha256:ec5fa7b4f5e6734ec6dccf4ca5f52eb9bc15c439e6d4427c09546b54b0b7bc1a','sha256:0c7dacdbb6691c571edb458f8da17e0774127c70d7e7dfe8293a4f75b49d1958');
INSERT INTO "events" VALUES(22,'PRJ_001','2026-02-19T09:00:21.000000Z','Asha <asha@example.org>','timeline.rolled_back','PRJ_001','{"to":3}','sha256:0c7dacdbb6691c571edb458f8da17e0774127c70d7e7dfe8293a4f75b49d1958','sha256:fecf33cb56a674fc22f76052e58625771c68639efbae9339d78a7bbbf740a74b');
INSERT INTO "events" VALUES(23,'PRJ_001','2026-02-19T09:00:22.000000Z','Asha <asha@example.org>','export.made','pdf','{"frames":20,"path":"exports/x/boards.pdf","sha256":"sha256:pdf"}','sha256:fecf33cb56a674fc22f76052e58625771c68639efbae9339d78a7bbbf740a74b','sha256:5d403ce2dca4c66f5c82cba7dfa63b9fcf9a122846f5e5d7ba20fc86a3b3f956');
INSERT INTO "events" VALUES(24,'PRJ_001','2026-02-19T09:00:23.000000Z','Asha <asha@example.org>','render.removed','FR_S03_002','{"draft":false,"reason":"retention","render_version":1}','sha256:5d403ce2dca4c66f5c82cba7dfa63b9fcf9a122846f5e5d7ba20fc86a3b3f956','sha256:7845b58b1372f9a3a5b3dc759f975c8a068b4f1b9cc399c6aab5f5710d81d3e5');
INSERT INTO "events" VALUES(25,'PRJ_001','2026-02-19T09:00:24.000000Z','Asha <asha@example.org>','ledger.rebuilt','PRJ_001','{"events":3}','sha256:7845b58b1372f9a3a5b3dc759f975c8a068b4f1b9cc399c6aab5f5710d81d3e5','sha256:edaa295dfebf4e4fb7f20ade7e60d4c0c5303f60def5973020aef2daf3d5763a');
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
INSERT INTO "exceptions" VALUES('PRJ_001',19,'uid-FR_S03_002','FR_S03_002','drift.identity','frame','wet coat',NULL,'review/FR_S03_002/x.yaml','2026-02-19T09:00:18.000000Z','Asha <asha@example.org>');
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
INSERT INTO "exports" VALUES('PRJ_001',23,'pdf','exports/x/boards.pdf','sha256:pdf',20,'2026-02-19T09:00:22.000000Z','Asha <asha@example.org>');
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
INSERT INTO "meta" VALUES('files seen','x');
CREATE TABLE "project_style_anchors" (
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "id" TEXT NOT NULL,
   "anchor_type" TEXT,
   "anchor_value" TEXT,
   "created_at" TEXT,
   PRIMARY KEY ("project_id", "id")
);
INSERT INTO "project_style_anchors" VALUES('PRJ_001','PRJ_001/prompt','prompt','soft contrast','2026-02-19T09:00:01.000000Z');
INSERT INTO "project_style_anchors" VALUES('PRJ_001','PRJ_001/palette','palette','["#112233"]','2026-02-19T09:00:01.000000Z');
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
INSERT INTO "projects" VALUES('PRJ_001','College Silence','ink','SDXL','DPM++','soft contrast','active','2026-02-19T09:00:00Z');
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
INSERT INTO "render_jobs" VALUES('PRJ_001','job-1','S03',2,'done','scene-sdxl@1','2026-02-19T09:00:12.000000Z','2026-02-19T09:00:13.000000Z',NULL,'FR_S03_002','FR_S03_002',1,NULL,NULL,NULL,'2026-02-19T09:00:12.000000Z','2026-02-19T09:00:13.000000Z');
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
INSERT INTO "render_outputs" VALUES('PRJ_001','FR_S03_002','S03',2,2,'scenes/S03/frame_002_v2.png','{"seconds": 0.25}','{"at": "2026-02-19T09:00:17.000000Z", "embedder": "basic-v1", "findings": [{"rule": "drift.identity", "text": "coat differs"}], "verdict": "quarantined"}','2026-02-19T09:00:15.000000Z','uid-FR_S03_002',0,1,'quarantined','sha256:file2','sha256:pixels2',1344,768,'sha256:recipe2','{"prompt": "sha256:bb", "staging": "sha256:aa"}','preview-1',1,NULL);
INSERT INTO "render_outputs" VALUES('PRJ_001','FR_S03_002','S03',2,1,'scenes/S03/frame_002_v1.png','{"seconds": 0.25}',NULL,'2026-02-19T09:00:16.000000Z','uid-FR_S03_002',1,1,NULL,'sha256:file1','sha256:pixels1',1344,768,'sha256:recipe1','{"prompt": "sha256:bb", "staging": "sha256:aa"}','preview-1',1,NULL);
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
INSERT INTO "reviews" VALUES('PRJ_001',21,'uid-FR_S03_002','FR_S03_002','approve',2,'sha256:recipe2','sha256:pixels2','','review/FR_S03_002/y.yaml','2026-02-19T09:00:20.000000Z','Asha <asha@example.org>');
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
INSERT INTO "scene_asset_refs" VALUES('PRJ_001','S03/character/CHAR_001','S03','CHAR_001',NULL,'character');
INSERT INTO "scene_asset_refs" VALUES('PRJ_001','S03/environment/UNRESOLVED_ENV_Roof','S03','UNRESOLVED_ENV_Roof',2,'environment');
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
INSERT INTO "scenes" VALUES('PRJ_001','S03','pilot',3,'tense','morning diffuse','wide shot','walks silently',NULL,'sha256:graph','2026-02-19T09:00:02.000000Z','live');
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
INSERT INTO "scripts" VALUES('PRJ_001','pilot','College Silence',NULL,1,'2026-02-19T09:00:02.000000Z','scripts/pilot.fountain','sha256:script');
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
INSERT INTO "timeline_entries" VALUES('PRJ_001','uid-FR_S03_001','S03','FR_S03_001',0,NULL,NULL,'uid-FR_S03_001',48,'{}');
INSERT INTO "timeline_entries" VALUES('PRJ_001','uid-FR_S03_002','S03','FR_S03_002',1,'Asha <asha@example.org>','2026-02-19T09:00:20.000000Z','uid-FR_S03_002',24,'{"note": "hold"}');
INSERT INTO "timeline_entries" VALUES('PRJ_001','uid-FR_S03_001#2','S03','FR_S03_001',2,NULL,NULL,'uid-FR_S03_001',48,'{}');
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
COMMIT;
PRAGMA user_version = 3;
