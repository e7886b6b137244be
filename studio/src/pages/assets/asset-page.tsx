/** One asset: its pictures, its takes, its spec, its versions and where it is used, each at its own address. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, useRef, useState } from "react";
import { Link } from "wouter";

import { thumbnailAt } from "../../api/pictures";
import { useMay } from "../../api/session";
import { patient } from "../../live/patient";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at } from "../table";
import styles from "./asset-page.module.css";
import { assetOf, frontOf, kindOf, type Asset } from "./data";
import { DropPictures } from "./drop-pictures";
import { GenerateDialog } from "./generate-dialog";
import { JobLine } from "./job-line";
import { LockDialog } from "./lock-dialog";
import { lockableOf } from "./lockable";
import { Manage } from "./manage";
import { ModelSheet } from "./model-sheet";
import { Takes } from "./takes";
import { Used } from "./used";
import { Versions } from "./versions";

// The form is made from the schema, and reads YAML: it comes when it is opened.
const Spec = patient(() => import("./spec"));

export const VIEWS = ["sheet", "takes", "spec", "versions", "used"] as const;
export type View = (typeof VIEWS)[number];

/** Where an asset opens: what waits for a lock is looked at among its takes. */
const firstOf = (asset: Pick<Asset, "version" | "takes">): View =>
  asset.version === null && asset.takes.length > 0 ? "takes" : "sheet";

/** What is shown of an asset: its answer, the tag that a change names, and what can be asked for. */
export interface Showing {
  project: string;
  asset: Asset;
  tag: string;
  /** Long work began: its progress stands above. */
  began(job: string): void;
  /** Ask whether to lock, of this take. */
  lock(take: string | null): void;
  /** Ask how a take is to be drawn. */
  draw(): void;
  /** Ask for pictures of one's own. */
  bring(): void;
}

export function AssetPage({ project, asset, view }: { project: string; asset: string; view: string }) {
  const { data, error, isPending, refetch } = useQuery(assetOf(project, asset));
  const [job, began] = useState<string | null>(null);
  const [locks, setLocks] = useState<{ take: string | null } | null>(null);
  const [draws, setDraws] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const shown = VIEWS.find((one) => one === view) ?? firstOf(data.data);
  const showing: Showing = {
    project,
    asset: data.data,
    tag: data.tag,
    began,
    lock: (take) => setLocks({ take }),
    draw() {
      setLocks(null);
      setDraws(true);
    },
    bring: () => chooser.current?.click(),
  };
  return (
    <DropPictures showing={showing} chooser={chooser}>
      <div className={styles.page}>
        <Head showing={showing} />
        {job && <JobLine key={job} project={project} job={job} onClose={() => began(null)} />}
        <Views project={project} asset={data.data} shown={shown} />
        <div className={styles.view}>
          {shown === "sheet" && <ModelSheet showing={showing} />}
          {shown === "takes" && <Takes showing={showing} />}
          {shown === "spec" && (
            <Suspense fallback={<Loading />}>
              <Spec showing={showing} />
            </Suspense>
          )}
          {shown === "versions" && <Versions showing={showing} />}
          {shown === "used" && <Used showing={showing} />}
        </div>
      </div>
      {locks && <LockDialog showing={showing} take={locks.take} onClose={() => setLocks(null)} />}
      {draws && <GenerateDialog showing={showing} onClose={() => setDraws(false)} />}
    </DropPictures>
  );
}

const FACE_PX = 88;

function Head({ showing }: { showing: Showing }) {
  const t = useWords();
  const { project, asset } = showing;
  const may = useMay(project);
  const lockable = lockableOf(asset);
  const isNothingNew = lockable === "nothing new";
  const front = frontOf(asset.images);
  const kind = kindOf(asset.asset_type);
  return (
    <header className={styles.head}>
      <nav aria-label={t.assets.where} className={styles.trail}>
        <Link href={at(project, "assets")}>{t.assets.title}</Link>
        <span aria-hidden="true"> / </span>
        <span>{t.assets.kinds[kind]}</span>
      </nav>
      <div className={styles.title}>
        <span className={styles.face} data-kind={kind}>
          {front ? <img src={thumbnailAt(project, front.place, FACE_PX)} alt="" /> : <Icon name="picture" />}
        </span>
        <div className={styles.names}>
          <h1 dir="auto">{asset.name}</h1>
          <p className={styles.state}>
            <code>{asset.asset_id}</code>
            {asset.version === null ? (
              <Badge tone="warn">{t.assets.notLocked}</Badge>
            ) : (
              <Badge tone="good">{t.assets.lockedAs(asset.version)}</Badge>
            )}
            {asset.edited_since_lock.length > 0 && (
              <Badge tone="warn">{t.assets.editedFields(asset.edited_since_lock.length)}</Badge>
            )}
            {isNothingNew && may("decide") && (
              <span id="nothing-new">{t.assets.nothingNew(asset.version ?? 0)}</span>
            )}
          </p>
        </div>
        <div className={styles.actions}>
          {kind === "character" && (
            <Link href={at(project, "consistency", asset.asset_id)} className={styles.link ?? ""}>
              <Icon name="compare" />
              {t.assets.toConsistency}
            </Link>
          )}
          {may("make") && asset.spec && (
            <Button
              look={lockable === "undrawn" ? "main" : "plain"}
              icon={<Icon name="pen" />}
              onClick={showing.draw}
            >
              {t.assets.draw}
            </Button>
          )}
          {may("decide") && asset.spec && (
            <Button
              look={asset.takes.at(-1)?.locked_as === null ? "main" : "plain"}
              icon={<Icon name="lock" />}
              onClick={() => showing.lock(null)}
              disabled={isNothingNew || (asset.takes.length === 0 && asset.version === null)}
              title={isNothingNew ? t.assets.nothingNew(asset.version ?? 0) : undefined}
              aria-describedby={isNothingNew ? "nothing-new" : undefined}
            >
              {t.assets.lock}
            </Button>
          )}
          <Manage showing={showing} />
        </div>
      </div>
    </header>
  );
}

function Views({ project, asset, shown }: { project: string; asset: Asset; shown: View }) {
  const t = useWords();
  const counts: Partial<Record<View, number>> = {
    sheet: asset.images.length,
    takes: asset.takes.length,
    versions: asset.versions.length,
    used: asset.scenes.length,
  };
  return (
    <nav className={styles.views} aria-label={t.assets.parts}>
      {VIEWS.map((one) => (
        <Link
          key={one}
          href={at(project, "assets", one === firstOf(asset) ? asset.asset_id : `${asset.asset_id}/${one}`)}
          aria-current={one === shown ? "page" : undefined}
        >
          {t.assets.views[one]}
          {counts[one] !== undefined && <span className={styles.count}>{counts[one]}</span>}
        </Link>
      ))}
    </nav>
  );
}
