BEGIN TRANSACTION;
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
INSERT INTO "asset_images" VALUES('CHAR_001@v1/front','PRJ_001','CHAR_001',1,'front',NULL,'assets/CHAR_001/v1/front.png',8,8,'2026-02-19T09:00:04.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('CHAR_001@v1/front:raincoat','PRJ_001','CHAR_001',1,'front','raincoat','assets/CHAR_001/v1/front.raincoat.png',8,8,'2026-02-19T09:00:04.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('CHAR_001@v2/front','PRJ_001','CHAR_001',2,'front',NULL,'assets/CHAR_001/v2/front.png',8,8,'2026-02-19T09:00:05.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('CHAR_001@v2/front:raincoat','PRJ_001','CHAR_001',2,'front','raincoat','assets/CHAR_001/v2/front.raincoat.png',8,8,'2026-02-19T09:00:05.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('PROP_Brolly@v1/front','PRJ_001','PROP_Brolly',1,'front',NULL,'assets/PROP_Brolly/v1/front.png',8,8,'2026-02-19T09:00:08.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PROP_Brolly@v1/front:raincoat','PRJ_001','PROP_Brolly',1,'front','raincoat','assets/PROP_Brolly/v1/front.raincoat.png',8,8,'2026-02-19T09:00:08.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('PROP_Hat@v1/front','PRJ_001','PROP_Hat',1,'front',NULL,'assets/PROP_Hat/v1/front.png',8,8,'2026-02-19T09:00:10.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('PROP_Hat@v1/front:raincoat','PRJ_001','PROP_Hat',1,'front','raincoat','assets/PROP_Hat/v1/front.raincoat.png',8,8,'2026-02-19T09:00:10.000000Z','sha256:g');
INSERT INTO "asset_images" VALUES('CHAR_001@v3/front','PRJ_001','CHAR_001',3,'front',NULL,'assets/CHAR_001/v3/front.png',8,8,'2026-02-19T09:00:25.000000Z','sha256:f');
INSERT INTO "asset_images" VALUES('CHAR_001@v3/front:raincoat','PRJ_001','CHAR_001',3,'front','raincoat','assets/CHAR_001/v3/front.raincoat.png',8,8,'2026-02-19T09:00:25.000000Z','sha256:g');
CREATE TABLE "asset_takes" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "take" TEXT,
   "generator" TEXT,
   "pictures" TEXT,
   "created_at" TEXT
);
INSERT INTO "asset_takes" VALUES('CHAR_001/t1','PRJ_001','CHAR_001','t1','preview-1','[]','2026-02-19T09:00:03.000000Z');
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
INSERT INTO "asset_versions" VALUES('CHAR_001@v1','PRJ_001','CHAR_001',1,NULL,'first',1,'2026-02-19T09:00:04.000000Z','sha256:lock1',NULL,NULL);
INSERT INTO "asset_versions" VALUES('CHAR_001@v2','PRJ_001','CHAR_001',2,1,'new coat',0,'2026-02-19T09:00:05.000000Z','sha256:lock2','2026-02-19T09:00:06.000000Z','wrong');
INSERT INTO "asset_versions" VALUES('PROP_Brolly@v1','PRJ_001','PROP_Brolly',1,NULL,'first',1,'2026-02-19T09:00:08.000000Z','sha256:lock1',NULL,NULL);
INSERT INTO "asset_versions" VALUES('PROP_Hat@v1','PRJ_001','PROP_Hat',1,NULL,'first',0,'2026-02-19T09:00:10.000000Z','sha256:lock1',NULL,NULL);
INSERT INTO "asset_versions" VALUES('CHAR_001@v3','PRJ_001','CHAR_001',3,2,'new coat',0,'2025-01-01T00:00:00Z','sha256:lock3','2025-01-02T00:00:00Z','too red');
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
INSERT INTO "assets" VALUES('CHAR_001','PRJ_001','character','Aarav',1,1,'restored from v2','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:02.000000Z');
INSERT INTO "assets" VALUES('UNRESOLVED_ENV_Roof','PRJ_001',NULL,'UNRESOLVED_ENV_Roof',0,0,'unresolved',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-02-19T09:00:02.000000Z');
INSERT INTO "assets" VALUES('PROP_Brolly','PRJ_001','character','Aarav',1,1,'locked','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:08.000000Z');
INSERT INTO "assets" VALUES('PROP_Hat','PRJ_001','character','Aarav',1,0,'deleted','["lead"]','{"kind": "student"}','lean young man',NULL,443129,NULL,'{}','2026-02-19T09:00:10.000000Z');
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
INSERT INTO "checks" VALUES(18,'PRJ_001','uid-FR_S03_002','FR_S03_002',2,'sha256:pixels2','quarantined','basic-v1','[{"rule": "drift.identity", "text": "coat differs"}]','{"alpha": 0.01}','2026-02-19T09:00:17.000000Z','Asha <asha@example.org>');
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
INSERT INTO "events" VALUES(26,'PRJ_001','2026-02-19T09:00:25.000000Z','Asha <asha@example.org>','asset.locked','CHAR_001@v3','{"asset_id":"CHAR_001","change_note":"new coat","created_at":"2025-01-01T00:00:00Z","created_by":"Bo <bo@example.org>","lock_hash":"sha256:lock3","parent":"v2@sha256:parent","pictures":[{"height":8,"path":"front.png","role":"front","sha256":"sha256:f","variant":null,"width":8},{"height":8,"path":"front.raincoat.png","role":"front","sha256":"sha256:g","variant":"raincoat","width":8}],"seed":443129,"spec":{"asset_type":"character","canonical_prompt":"lean young man","metadata":{},"name":"Aarav","tags":["lead"],"taxonomy":{"kind":"student"}},"version":3}','sha256:edaa295dfebf4e4fb7f20ade7e60d4c0c5303f60def5973020aef2daf3d5763a','sha256:9fc78a53e7a7c7b8a7100f15db718c5c9a36066a106b871800c0f7a3b9ee7c8b');
INSERT INTO "events" VALUES(27,'PRJ_001','2026-02-19T09:00:26.000000Z','Asha <asha@example.org>','asset.unlocked','CHAR_001@v3','{"asset_id":"CHAR_001","at":"2025-01-02T00:00:00Z","by":"Bo <bo@example.org>","reason":"too red","version":3}','sha256:9fc78a53e7a7c7b8a7100f15db718c5c9a36066a106b871800c0f7a3b9ee7c8b','sha256:ffde2c4e3abb743bfae3135032bfbb93f77540d12073d3812626125ae9db89bb');
INSERT INTO "events" VALUES(28,'PRJ_001','2026-02-19T09:00:27.000000Z','Asha <asha@example.org>','asset.restored','CHAR_001','{"from_version":"v2"}','sha256:ffde2c4e3abb743bfae3135032bfbb93f77540d12073d3812626125ae9db89bb','sha256:157fbdd7789e22eacc81bffd4ea4f54f38a3552055488423a6299fb90948e65a');
INSERT INTO "events" VALUES(29,'PRJ_001','2026-02-19T09:00:28.000000Z','Asha <asha@example.org>','job.changed','job-2','{"attempt":2,"error":{"message":"no room"},"prompt_id":"p1","request":{"recipe_hash":"sha256:r"},"server":"http://127.0.0.1:8188","state":"failed","subject":"CHAR_001 front"}','sha256:157fbdd7789e22eacc81bffd4ea4f54f38a3552055488423a6299fb90948e65a','sha256:6310ddb6afbc10014dfd2a5cf0924f80f561c2d5b664c12452bc678fc0c75f1c');
INSERT INTO "events" VALUES(30,'PRJ_001','2026-02-19T09:00:29.000000Z','Asha <asha@example.org>','render.stored','FR_S04_001','{"code_version":null,"draft":false,"facts":{"found":"on disk"},"height":8,"job_id":null,"path":"scenes/S04/frame_001_v1.png","pixel_sha256":"sha256:b","recipe_hash":"sha256:c","recipe_parts":{},"render_version":1,"renderer":"preview-1","sha256":"sha256:a","uid":"uid-x","width":8}','sha256:6310ddb6afbc10014dfd2a5cf0924f80f561c2d5b664c12452bc678fc0c75f1c','sha256:badae6e445f8bfade41d0ff838904c3f6b4626ab88c0677dc5dfe8027e6d1686');
INSERT INTO "events" VALUES(31,'PRJ_001','2026-02-19T09:00:30.000000Z','Asha <asha@example.org>','review.decided','FR_S03_002','{"at":"2026-02-20T09:00:00.000000Z","by":"Bo <bo@example.org>","decision":"retake","note":"softer","path":"review/FR_S03_002/z.yaml","pixel_sha256":"sha256:pixels2","recipe_hash":"sha256:recipe2","render_version":2,"uid":"uid-FR_S03_002"}','sha256:badae6e445f8bfade41d0ff838904c3f6b4626ab88c0677dc5dfe8027e6d1686','sha256:90172a982dfd62d3770a19ead8699704962795de15ad1da2f3df8dde96f60ccb');
INSERT INTO "events" VALUES(32,'PRJ_001','2026-02-19T09:00:31.000000Z','Asha <asha@example.org>','exception.granted','FR_S03_002','{"at":"2026-02-20T09:00:00Z","by":"Bo","path":"review/FR_S03_002/e.yaml","pixel_sha256":"sha256:pixels2","reason":"a crowd","render_version":2,"rule":"count","scope":"scene","uid":"uid-FR_S03_002","until":"2026-03-31"}','sha256:90172a982dfd62d3770a19ead8699704962795de15ad1da2f3df8dde96f60ccb','sha256:4f9f20debf02dbe24ad4031ab5e29f841269ffb23068e48a9d777a31eae43fd1');
INSERT INTO "events" VALUES(33,'PRJ_001','2026-02-19T09:00:32.000000Z','Asha <asha@example.org>','note.made','PRJ_001','{"text":"a kind of another sb"}','sha256:4f9f20debf02dbe24ad4031ab5e29f841269ffb23068e48a9d777a31eae43fd1','sha256:cf7bc8a96ac6c4862a5cb3048dde803b36faf41e7aed927dbb3bb41e8f0117e8');
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
INSERT INTO "exceptions" VALUES(19,'PRJ_001','uid-FR_S03_002','FR_S03_002','drift.identity','frame','wet coat',NULL,'review/FR_S03_002/x.yaml','2026-02-19T09:00:18.000000Z','Asha <asha@example.org>');
INSERT INTO "exceptions" VALUES(32,'PRJ_001','uid-FR_S03_002','FR_S03_002','count','scene','a crowd','2026-03-31','review/FR_S03_002/e.yaml','2026-02-20T09:00:00Z','Bo');
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
INSERT INTO "exports" VALUES(23,'PRJ_001','pdf','exports/x/boards.pdf','sha256:pdf',20,'2026-02-19T09:00:22.000000Z','Asha <asha@example.org>');
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
INSERT INTO "meta" VALUES('files seen','x');
CREATE TABLE "project_style_anchors" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "anchor_type" TEXT,
   "anchor_value" TEXT,
   "created_at" TEXT
);
INSERT INTO "project_style_anchors" VALUES('PRJ_001/prompt','PRJ_001','prompt','soft contrast','2026-02-19T09:00:01.000000Z');
INSERT INTO "project_style_anchors" VALUES('PRJ_001/palette','PRJ_001','palette','["#112233"]','2026-02-19T09:00:01.000000Z');
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
INSERT INTO "render_jobs" VALUES('job-1','PRJ_001','S03',2,'done','scene-sdxl@1','2026-02-19T09:00:12.000000Z','2026-02-19T09:00:13.000000Z',NULL,'FR_S03_002','FR_S03_002',1,NULL,NULL,NULL,'2026-02-19T09:00:12.000000Z','2026-02-19T09:00:13.000000Z');
INSERT INTO "render_jobs" VALUES('job-2','PRJ_001',NULL,NULL,'failed',NULL,NULL,'2026-02-19T09:00:28.000000Z','{"message": "no room"}',NULL,'CHAR_001 front',2,'http://127.0.0.1:8188','p1','{"recipe_hash": "sha256:r"}','2026-02-19T09:00:28.000000Z','2026-02-19T09:00:28.000000Z');
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
INSERT INTO "render_outputs" VALUES('FR_S03_002','PRJ_001','S03',2,2,'scenes/S03/frame_002_v2.png','{"seconds": 0.25}','{"at": "2026-02-19T09:00:17.000000Z", "embedder": "basic-v1", "findings": [{"rule": "drift.identity", "text": "coat differs"}], "verdict": "quarantined"}','2026-02-19T09:00:15.000000Z','uid-FR_S03_002',0,1,'quarantined','sha256:file2','sha256:pixels2',1344,768,'sha256:recipe2','{"prompt": "sha256:bb", "staging": "sha256:aa"}','preview-1',1,NULL);
INSERT INTO "render_outputs" VALUES('FR_S03_002','PRJ_001','S03',2,1,'scenes/S03/frame_002_v1.png','{"seconds": 0.25}',NULL,'2026-02-19T09:00:16.000000Z','uid-FR_S03_002',1,1,NULL,'sha256:file1','sha256:pixels1',1344,768,'sha256:recipe1','{"prompt": "sha256:bb", "staging": "sha256:aa"}','preview-1',1,NULL);
INSERT INTO "render_outputs" VALUES('FR_S04_001','PRJ_001','S04',1,1,'scenes/S04/frame_001_v1.png','{"found": "on disk"}',NULL,'2026-02-19T09:00:29.000000Z','uid-x',0,1,NULL,'sha256:a','sha256:b',8,8,'sha256:c','{}','preview-1',NULL,NULL);
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
INSERT INTO "reviews" VALUES(21,'PRJ_001','uid-FR_S03_002','FR_S03_002','approve',2,'sha256:recipe2','sha256:pixels2','','review/FR_S03_002/y.yaml','2026-02-19T09:00:20.000000Z','Asha <asha@example.org>');
INSERT INTO "reviews" VALUES(31,'PRJ_001','uid-FR_S03_002','FR_S03_002','retake',2,'sha256:recipe2','sha256:pixels2','softer','review/FR_S03_002/z.yaml','2026-02-20T09:00:00.000000Z','Bo <bo@example.org>');
CREATE TABLE "scene_asset_refs" (
   "id" TEXT PRIMARY KEY,
   "project_id" TEXT NOT NULL REFERENCES "projects"("project_id"),
   "scene_id" TEXT REFERENCES "scenes"("scene_id"),
   "asset_id" TEXT REFERENCES "assets"("asset_id"),
   "required_version" INTEGER,
   "role" TEXT
);
INSERT INTO "scene_asset_refs" VALUES('S03/character/CHAR_001','PRJ_001','S03','CHAR_001',NULL,'character');
INSERT INTO "scene_asset_refs" VALUES('S03/environment/UNRESOLVED_ENV_Roof','PRJ_001','S03','UNRESOLVED_ENV_Roof',2,'environment');
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
INSERT INTO "scenes" VALUES('S03','PRJ_001','pilot',3,'tense','morning diffuse','wide shot','walks silently',NULL,'sha256:graph','2026-02-19T09:00:02.000000Z','live');
INSERT INTO "scenes" VALUES('S04','PRJ_001',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-02-19T09:00:29.000000Z','live');
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
INSERT INTO "scripts" VALUES('pilot','PRJ_001','College Silence',NULL,1,'2026-02-19T09:00:02.000000Z','scripts/pilot.fountain','sha256:script');
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
INSERT INTO "timeline_entries" VALUES('uid-FR_S03_001','PRJ_001','S03','FR_S03_001',0,NULL,NULL,'uid-FR_S03_001',48,'{}');
INSERT INTO "timeline_entries" VALUES('uid-FR_S03_002','PRJ_001','S03','FR_S03_002',1,NULL,NULL,'uid-FR_S03_002',24,'{"note": "hold"}');
INSERT INTO "timeline_entries" VALUES('uid-FR_S03_001#2','PRJ_001','S03','FR_S03_001',2,NULL,NULL,'uid-FR_S03_001',48,'{}');
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
COMMIT;
PRAGMA user_version = 2;
