/** What these pages read, and where an asset's pictures are. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { boardOf, type BoardRow } from "../../api/board";
import { answered, api, tagged } from "../../api/client";
import { key } from "../../api/keys";
import { labelledAs } from "../../api/labels";
import type { Words } from "../../words";
import type { AssetImage, AssetSummary, ShowAssetAnswer } from "../../api/schema";

export type Kind = "character" | "environment" | "prop" | "nature" | "style";
export const KINDS: readonly Kind[] = ["character", "environment", "prop", "nature", "style"];

export const kindOf = (assetType: string): Kind => KINDS.find((one) => one === assetType) ?? "prop";

async function every(project: string, signal: AbortSignal): Promise<AssetSummary[]> {
  const page = (after?: string) =>
    answered(
      api.GET("/v1/projects/{project_id}/assets", {
        params: { path: { project_id: project }, query: after ? { after } : {} },
        signal,
      }),
    );
  const { assets, next } = await page();
  const found = [...assets];
  for (let after = next; after;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- where the next page begins is in this one
    const more = await page(after);
    found.push(...more.assets);
    after = more.next;
  }
  return found;
}

export const assetsOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "asset", "all"),
    queryFn: ({ signal }) => every(project, signal),
  });

/** One asset, with the tag that a change of it has to name. */
export const assetOf = (project: string, asset: string) =>
  queryOptions({
    queryKey: key(project, "asset", asset),
    queryFn: ({ signal }) =>
      tagged(
        api.GET("/v1/projects/{project_id}/assets/{asset_id}", {
          params: { path: { project_id: project, asset_id: asset } },
          signal,
        }),
      ),
  });

const appearances = (project: string, asset: string, signal: AbortSignal) =>
  answered(
    api.GET("/v1/projects/{project_id}/assets/{asset_id}/appearances", {
      params: { path: { project_id: project, asset_id: asset } },
      signal,
    }),
  );

export type Appearances = Awaited<ReturnType<typeof appearances>>;
export type Appearance = Appearances["rows"][number];

/** Every frame that shows the asset, and how far each is from the lock: a render, a check or a lock makes it old. */
export const appearancesOf = (project: string, asset: string) =>
  queryOptions({
    queryKey: key(project, "frame", "all", "appearances", asset),
    queryFn: ({ signal }) => appearances(project, asset, signal),
  });

export type Asset = ShowAssetAnswer;

/** The scenes whose frames show each asset, as the board knows them. */
export function useScenesWith(project: string): ReadonlyMap<string, number> {
  const { data } = useQuery(boardOf(project));
  return useMemo(() => {
    const scenes = new Map<string, Set<string>>();
    for (const row of data?.rows ?? []) {
      for (const asset of row.assets) {
        const known = scenes.get(asset) ?? new Set();
        scenes.set(asset, known.add(row.scene_id));
      }
    }
    return new Map([...scenes].map(([asset, of]) => [asset, of.size]));
  }, [data]);
}

/** Rows of the board by frame, each frame once, in story order of the cut. */
export function useFrames(project: string): ReadonlyMap<string, BoardRow> {
  const { data } = useQuery(boardOf(project));
  return useMemo(() => {
    const found = new Map<string, BoardRow>();
    for (const row of data?.rows ?? []) if (!found.has(row.frame_id)) found.set(row.frame_id, row);
    return found;
  }, [data]);
}

/** An asset's appearances under the labels that the board has for their frames: 1B/3 where a shot has several. */
export function useLabelled(project: string, told: Appearances): Appearances {
  const frames = useFrames(project);
  return useMemo(
    () => ({ ...told, rows: told.rows.map((row) => labelledAs(row, frames.get(row.frame_id))) }),
    [told, frames],
  );
}

/** What a picture shows, as `raincoat/front`. */
export const nameOf = (image: Pick<AssetImage, "role" | "variant">): string =>
  image.variant ? `${image.variant}/${image.role}` : image.role;

/** A field of a spec as its form calls it; of one that lies in another, as `appearance.hair`, the last part. */
export function fieldWords(path: string, t: Words): string {
  const name = path.split(".").at(-1) ?? path;
  return t.assets.fields[name as keyof typeof t.assets.fields] ?? name.replaceAll("_", " ");
}

/** A picture's words for people: `expression.soft_smile` → "soft smile". */
export const roleWords = (role: string): string =>
  (role.split(".").at(-1) ?? role).replaceAll("_", " ").replace(/^\d+$/, (digits) => `№ ${digits}`);

/** A region of a picture in words; one that has none is called as the check calls it. */
export const regionWords = (region: string | null, t: Words): string | null =>
  region === null ? null : (t.assets.regions[region as keyof Words["assets"]["regions"]] ?? region);

/** Which of an asset's pictures stands for it. */
export function frontOf(images: readonly AssetImage[]): AssetImage | undefined {
  const own = images.filter((one) => !one.variant);
  return ["front", "wide"].map((role) => own.find((one) => one.role === role)).find(Boolean) ?? images[0];
}

const ORDER = [
  "front",
  "wide",
  "three_quarter",
  "profile",
  "three_quarter_back",
  "back",
  "reverse",
  "side",
  "detail",
];

/** As a model sheet has them: from the front around to the back, then faces, then the rest. */
export function inSheetOrder(images: readonly AssetImage[]): AssetImage[] {
  const rank = (role: string) => {
    const at = ORDER.indexOf(role);
    return at >= 0 ? at : role.startsWith("expression.") ? ORDER.length : ORDER.length + 1;
  };
  return images.toSorted((a, b) => rank(a.role) - rank(b.role));
}
