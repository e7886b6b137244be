/** The locked versions: what changed from one to the next, and the way back to an older one. */
import { nameIn } from "../../api/signature";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { thumbnailAt } from "../../api/pictures";
import type { AssetVersion, DiffAnswer } from "../../api/schema";
import { useMay } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField } from "../../ui/field";
import { Section, Table } from "../../ui/sheet";
import { Empty, Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import styles from "./versions.module.css";
import form from "./form.module.css";

export function Versions({ showing }: { showing: Showing }) {
  const t = useWords();
  const { asset } = showing;
  if (asset.versions.length === 0) {
    return (
      <Empty title={t.assets.noVersions}>
        <p>{t.assets.noVersionsSaid}</p>
      </Empty>
    );
  }
  return (
    <>
      <Section title={t.assets.views.versions}>
        <Table
          label={t.assets.versionList}
          head={[t.assets.version, t.assets.note, t.assets.lockedBy, t.assets.pictures, ""]}
        >
          {asset.versions.toReversed().map((one) => (
            <Row key={one.version} showing={showing} version={one} />
          ))}
        </Table>
      </Section>
      <Diff showing={showing} />
    </>
  );
}

function Row({ showing, version }: { showing: Showing; version: AssetVersion }) {
  const t = useWords();
  const may = useMay(showing.project);
  const { state, retired_reason: why } = version;
  const isAsWritten = state === "current" && showing.asset.edited_since_lock.length === 0;
  return (
    <tr>
      <td>
        <strong>v{version.version}</strong>{" "}
        <Badge tone={state === "current" ? "good" : state === "retired" ? "bad" : "plain"}>
          {t.assets.versionStates[state]}
        </Badge>
      </td>
      <td dir="auto">
        {version.change_note || <span className="soft">–</span>}
        {why && <p className="soft">{t.assets.retiredBecause(why)}</p>}
        {version.problems.map((one) => (
          <p key={one} className={styles.problem}>
            {one}
          </p>
        ))}
      </td>
      <td>
        <span dir="auto">{nameIn(version.created_by)}</span>{" "}
        <span className="soft">
          <When at={version.created_at} />
        </span>
      </td>
      <td>{version.images.length}</td>
      <td>
        {may("make") && showing.asset.spec && !isAsWritten && (
          <Restore showing={showing} version={version.version} />
        )}
        {may("decide") && state === "current" && <Unlock showing={showing} version={version.version} />}
      </td>
    </tr>
  );
}

function Restore({ showing: { project, asset }, version }: { showing: Showing; version: number }) {
  const t = useWords();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const restore = async () => {
    const done = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets:restore", {
          params: { path: { project_id: project }, header: once() },
          body: { version: `${asset.asset_id}@v${version}`, force: asset.edited_since_lock.length > 0 },
        }),
      ),
      { renews: [key(project, "asset")], done: (told) => t.assets.restored(told.version, told.backup) },
    );
    if (done) setOpen(false);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t.assets.restore}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t.assets.restoreTitle(asset.name, version)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t.common.cancel}</Button>
            <Button look="main" onClick={() => void restore()}>
              {t.assets.restore}
            </Button>
          </>
        }
      >
        <p>{t.assets.restoreSaid}</p>
        {asset.edited_since_lock.length > 0 && (
          <p className={form.warning}>{t.assets.restoreReplaces(asset.edited_since_lock.join(", "))}</p>
        )}
      </Dialog>
    </>
  );
}

function Unlock({ showing: { project, asset, tag }, version }: { showing: Showing; version: number }) {
  const t = useWords();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const unlock = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason")).trim();
    const done = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:unlock", {
          params: {
            path: { project_id: project, asset_id: asset.asset_id },
            header: { "If-Match": tag, ...once() },
          },
          body: { reason },
        }),
      ),
      { renews: [key(project, "asset")], done: t.assets.unlocked(version) },
    );
    if (done) setOpen(false);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t.assets.unlock}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t.assets.unlockTitle(asset.name, version)}>
        <form className={form.form} onSubmit={(event) => void unlock(event)}>
          <p>{t.assets.unlockSaid}</p>
          <TextField
            label={t.assets.reason}
            name="reason"
            required
            minLength={3}
            dir="auto"
            autoComplete="off"
          />
          <div className={form.actions}>
            <Button onClick={() => setOpen(false)}>{t.common.cancel}</Button>
            <Button look="danger" type="submit">
              {t.assets.unlock}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

const NOW = "now";

function Diff({ showing: { project, asset } }: { showing: Showing }) {
  const t = useWords();
  const numbers = asset.versions.map((one) => one.version);
  const [old, setOld] = useState(() =>
    String(numbers.at(asset.edited_since_lock.length > 0 ? -1 : -2) ?? numbers[0]),
  );
  const [now, setNow] = useState(() =>
    asset.edited_since_lock.length > 0 || numbers.length < 2 ? NOW : String(numbers.at(-1)),
  );
  const { data, error } = useQuery({
    queryKey: key(project, "asset", asset.asset_id, "diff", old, now),
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}/assets:diff", {
          params: { path: { project_id: project }, header: once() },
          body: { old: `${asset.asset_id}@v${old}`, new: now === NOW ? null : `v${now}` },
          signal,
        }),
      ),
  });
  const choices = numbers.map((one) => ({ value: String(one), label: `v${one}` }));
  return (
    <Section title={t.assets.differences}>
      <div className={styles.choices}>
        <Select
          label={t.assets.from}
          value={old}
          choices={choices}
          onChange={(event) => setOld(event.target.value)}
        />
        <Select
          label={t.assets.to}
          value={now}
          choices={[{ value: NOW, label: t.assets.asWritten }, ...choices]}
          onChange={(event) => setNow(event.target.value)}
        />
      </div>
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Differences project={project} diff={data} />}
    </Section>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value, null, 1) : String(value);
}

const PAIR_PX = 200;

/** A take is told by its place below the folder of sb. */
const placeOf = (path: string): string => (path.startsWith("takes/") ? `.sb/${path}` : path);

function Differences({ project, diff }: { project: string; diff: DiffAnswer }) {
  const t = useWords();
  if (diff.fields.length === 0 && diff.pictures.length === 0)
    return <p className="soft">{t.assets.noDifference}</p>;
  return (
    <>
      {diff.fields.length > 0 && (
        <Table label={t.assets.fieldList} head={[t.assets.field, diff.old, diff.new]}>
          {diff.fields.map((one) => (
            <tr key={one.field}>
              <td>
                <code>{one.field}</code>
              </td>
              <td dir="auto" className={styles.old}>
                {shown(one.old)}
              </td>
              <td dir="auto" className={styles.new}>
                {shown(one.new)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {diff.pictures.length > 0 && (
        <ul className={styles.pairs}>
          {diff.pictures.map((one) => (
            <li key={`${one.variant ?? ""}/${one.role}`}>
              <p>
                <strong>{[one.variant, one.role].filter(Boolean).join("/")}</strong>{" "}
                <span className="soft">
                  {t.assets.pictureChange[one.change](one.changed_percent ?? null)}
                </span>
              </p>
              <span className={styles.pair}>
                {[one.old_path, one.new_path].map((place, at) =>
                  place ? (
                    <img
                      key={place}
                      src={thumbnailAt(project, placeOf(place), PAIR_PX)}
                      alt={at === 0 ? diff.old : diff.new}
                    />
                  ) : (
                    <span key={at === 0 ? "old" : "new"} className={styles.none} />
                  ),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{t.assets.samePictures(diff.same_pictures)}</p>
    </>
  );
}
