/** All assets, by kind, as cards: who and what the film shows, and what of it waits. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";

import { thumbnailAt } from "../../api/pictures";
import type { AssetSummary } from "../../api/schema";
import { useMay } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Icon } from "../../ui/icon";
import { Section, Sheet } from "../../ui/sheet";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at } from "../table";
import { AllWaiting } from "./all-waiting";
import { assetsOf, kindOf, KINDS, useScenesWith } from "./data";
import styles from "./gallery.module.css";
import { NewAsset } from "./new-asset";
import { WAITING, whichOf, type Which } from "./which";

const CARD_PX = 208;
const waits = (one: AssetSummary): boolean => !one.is_locked || one.edited_since_lock;

const fits = (one: AssetSummary, text: string): boolean =>
  `${one.name}\n${one.asset_id}`.toLocaleLowerCase().includes(text);

export function Gallery({ project }: { project: string }) {
  const t = useWords();
  const may = useMay(project);
  const [text, setText] = useState("");
  const shown = whichOf(useSearch());
  const [, go] = useLocation();
  const show = (which: Which) =>
    go(at(project, "assets") + (which === "waiting" ? WAITING : ""), { replace: true });
  const { data, error, isPending, refetch } = useQuery(assetsOf(project));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const wanted = text.trim().toLocaleLowerCase();
  const open = data.filter(waits);
  const rows = (shown === "waiting" ? open : data).filter((one) => fits(one, wanted));
  return (
    <Sheet
      title={t.assets.title}
      said={t.assets.said(data.length, open.length)}
      actions={
        <>
          <AllWaiting project={project} waiting={open} />
          {may("make") && <NewAsset project={project} />}
        </>
      }
    >
      {data.length === 0 ? (
        <Empty title={t.assets.empty}>
          <p>{t.assets.emptySaid}</p>
        </Empty>
      ) : (
        <div className={styles.filters}>
          <label className={styles.search}>
            <span className="visually-hidden">{t.assets.search}</span>
            <Icon name="search" />
            <input
              type="search"
              value={text}
              placeholder={t.assets.search}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <div className={styles.choice} role="group" aria-label={t.assets.which}>
            {(["all", "waiting"] as const).map((one) => (
              <button key={one} type="button" aria-pressed={shown === one} onClick={() => show(one)}>
                {t.assets.whichOf[one](one === "all" ? data.length : open.length)}
              </button>
            ))}
          </div>
        </div>
      )}
      {data.length > 0 && rows.length === 0 && <p className="soft">{t.assets.noneFits}</p>}
      {KINDS.map((kind) => {
        const those = rows.filter((one) => kindOf(one.asset_type) === kind);
        if (those.length === 0) return null;
        return (
          <Section key={kind} title={t.assets.kinds[kind]}>
            <Cards project={project} assets={those} />
          </Section>
        );
      })}
    </Sheet>
  );
}

function Cards({ project, assets }: { project: string; assets: readonly AssetSummary[] }) {
  const scenes = useScenesWith(project);
  return (
    <ul className={styles.cards}>
      {assets.map((one) => (
        <li key={one.asset_id}>
          <Card project={project} asset={one} scenes={scenes.get(one.asset_id) ?? 0} />
        </li>
      ))}
    </ul>
  );
}

function Card({ project, asset, scenes }: { project: string; asset: AssetSummary; scenes: number }) {
  const t = useWords();
  return (
    <Link href={at(project, "assets", asset.asset_id)} className={styles.card ?? ""}>
      <span className={styles.picture} data-kind={kindOf(asset.asset_type)}>
        {asset.image ? (
          <img src={thumbnailAt(project, asset.image, CARD_PX)} alt="" loading="lazy" decoding="async" />
        ) : (
          <Icon name="picture" />
        )}
      </span>
      <span className={styles.about}>
        <strong dir="auto" className={styles.name}>
          {asset.name}
        </strong>
        <span className={styles.state}>
          {asset.version === null ? (
            <Badge tone="warn">{t.assets.notLocked}</Badge>
          ) : (
            <Badge tone="good">{t.assets.lockedAs(asset.version)}</Badge>
          )}
          {asset.edited_since_lock && <Badge tone="warn">{t.assets.edited}</Badge>}
        </span>
        <span className={styles.facts}>{t.assets.usedAndTakes(scenes, asset.takes)}</span>
      </span>
    </Link>
  );
}
