/** Where the film shows the asset, scene by scene, and what looks like it. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "wouter";

import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { fileAt, thumbnailAt } from "../../api/pictures";
import { refusalOf } from "../../api/refusal";
import type { LooksLike, SearchAssetsBody } from "../../api/schema";
import { Section } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at } from "../table";
import type { Showing } from "./asset-page";
import { assetsOf, frontOf, useFrames } from "./data";
import { FrameTile } from "./frame-tile";
import styles from "./used.module.css";

export function Used({ showing }: { showing: Showing }) {
  const t = useWords();
  const { project, asset } = showing;
  const frames = useFrames(project);
  const byScene = useMemo(
    () =>
      Map.groupBy(
        [...frames.values()].filter((row) => row.assets.includes(asset.asset_id)),
        (row) => row.scene_id,
      ),
    [frames, asset.asset_id],
  );
  const front = frontOf(asset.images);
  return (
    <>
      <Section title={t.assets.views.used}>
        {asset.scenes.length === 0 && <p className="soft">{t.assets.usedNowhere}</p>}
        {asset.scenes.map((scene) => {
          const rows = byScene.get(scene.scene_id) ?? [];
          return (
            <div key={scene.scene_id} className={styles.scene}>
              <h3>
                <span className={styles.number}>{scene.scene_id}</span>{" "}
                <span dir="auto">{scene.heading}</span>{" "}
                <span className="soft">{t.common.frames(rows.length || scene.named_in)}</span>
              </h3>
              <ul className={styles.frames}>
                {rows.map((row) => (
                  <li key={row.frame_id}>
                    <FrameTile project={project} frame={row.frame_id} shot={row.shot} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </Section>
      {front && <Alike project={project} asset={asset.asset_id} place={front.place} />}
    </>
  );
}

const MOST = 6;
const ALIKE_PX = 150;

async function alike(project: string, place: string, signal: AbortSignal): Promise<LooksLike[]> {
  const picture = await fetch(fileAt(project, place), { signal });
  if (!picture.ok) throw await refusalOf(picture);
  const bytes = await picture.blob();
  // The picture alone is the body; its bytes go as they are, whatever type the description gives them.
  const found = await answered(
    api.POST("/v1/projects/{project_id}/assets:search", {
      params: { path: { project_id: project }, query: { name: "front.png" }, header: once() },
      body: bytes as unknown as SearchAssetsBody,
      bodySerializer: (body) => body as unknown as Blob,
      headers: { "content-type": "application/octet-stream" },
      signal,
    }),
  );
  return found.alike;
}

function Alike({ project, asset, place }: { project: string; asset: string; place: string }) {
  const t = useWords();
  const names = useQuery(assetsOf(project)).data;
  const { data, error, isPending } = useQuery({
    queryKey: key(project, "asset", asset, "alike", place),
    queryFn: ({ signal }) => alike(project, place, signal),
  });
  const nearest = [...new Map((data ?? []).toReversed().map((one) => [one.asset_id, one])).values()]
    .filter((one) => one.asset_id !== asset)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST);
  return (
    <Section title={t.assets.alike} said={t.assets.alikeSaid}>
      {error && <Failed error={error} />}
      {isPending && <Loading />}
      {data && nearest.length === 0 && <p className="soft">{t.assets.nothingAlike}</p>}
      <ul className={styles.alike}>
        {nearest.map((one) => (
          <li key={one.asset_id}>
            <Link href={at(project, "assets", one.asset_id)} className={styles.other ?? ""}>
              <img src={thumbnailAt(project, one.picture, ALIKE_PX)} alt="" loading="lazy" />
              <strong dir="auto">
                {names?.find((other) => other.asset_id === one.asset_id)?.name ?? one.asset_id}
              </strong>
              <span className="soft">{t.assets.likeness(one.likeness)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
