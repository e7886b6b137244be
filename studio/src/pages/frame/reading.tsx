import { useQuery } from "@tanstack/react-query";

import type { FieldRow, HistoryRow, StagedSubject } from "../../api/schema";
import { Badge, type Tone } from "../../ui/badge";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { readingOf } from "./data";
import styles from "./facts.module.css";
import { recipeOf } from "./recipe-words";
import { marked } from "./words-read";

const TONES: Record<string, Tone> = { figure: "good", shape: "good", stand_in: "warn", off: "plain" };

/** What was read from which words, and what became of it in the picture. */
export function Reading({
  project,
  frame,
  shown,
  names,
}: {
  project: string;
  frame: string;
  shown: HistoryRow | null;
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  const { data, error } = useQuery(readingOf(project, frame));
  const drawn = useDrawn(project, frame, shown);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  if (!data.frame) return null;
  const { frame: told, scene } = data;
  const action = told.fields.find((one) => one.field === "action")?.value ?? "";
  return (
    <>
      <section>
        <h2>{t.frame.reading.from}</h2>
        <p className={styles.words} dir="auto">
          {marked(action, told.shown).map(({ text, isRead }, at) =>
            // Parts of one text have no other name than their place in it.
            // oxlint-disable-next-line react/no-array-index-key
            isRead ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
          )}
        </p>
        {told.at && <p className={styles.origin}>{t.frame.reading.at(told.at)}</p>}
      </section>
      <section>
        <h2>{t.frame.reading.read}</h2>
        <ul>
          {told.shown.map((one, at) => (
            <li key={`${one.words} ${one.at}`} className={styles.subject}>
              <span dir="auto">
                {t.frame.reading.times(one.count, one.name ?? one.what)}
                {one.asset && <span className={styles.origin}> {names.get(one.asset) ?? one.asset}</span>}
              </span>
              <How drawn={drawn} what={one.name ?? one.what} />
              <span className={styles.detail} dir="auto">
                {one.words && `“${one.words}” `}
                {told.read[at]?.said}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {told.unread.length > 0 && (
        <section>
          <h2>{t.frame.reading.unread}</h2>
          <p className={styles.unread}>
            {told.unread.map((one) => (
              <Badge key={one}>{one}</Badge>
            ))}
          </p>
        </section>
      )}
      <DrawnPart shown={shown} drawn={drawn} />
      <Fields title={t.frame.reading.fields} rows={told.fields.filter((one) => one.field !== "action")} />
      {scene && (
        <Fields
          title={t.frame.reading.sceneFields}
          rows={scene.fields.filter((one) => one.field !== "action")}
        />
      )}
    </>
  );
}

/** What is drawn: undefined while it is read, "no record" where the picture does not say it, null: not by subject. */
type Drawn = readonly StagedSubject[] | "no record" | null | undefined;

/** The picture itself says what is drawn in it: the words may be others since. */
function useDrawn(project: string, frame: string, shown: HistoryRow | null): Drawn {
  const version = shown?.render_version ?? null;
  const asked = recipeOf(project, frame, version);
  const { data, isError } = useQuery({ ...asked, enabled: version !== null && version > 0 });
  if (data === null || isError) return "no record";
  return data === undefined ? undefined : (data.drawn ?? null);
}

function DrawnPart({ shown, drawn }: { shown: HistoryRow | null; drawn: Drawn }) {
  const { reading: t } = useWords().frame;
  const version = shown?.render_version ?? null;
  const said =
    version === null
      ? t.noPicture
      : version < 0
        ? t.ofDraft
        : drawn === "no record"
          ? t.noRecord
          : drawn === null
            ? t.notStaged
            : drawn?.length === 0
              ? t.nothingStaged
              : "";
  return (
    <section>
      <h2>{version !== null && version > 0 ? t.drawnIn(version) : t.drawn}</h2>
      {said && <p className="soft">{said}</p>}
      <ul>
        {Array.isArray(drawn) &&
          (drawn as readonly StagedSubject[]).map((one) => (
            <li key={`${one.kind} ${one.what}`} className={styles.subject}>
              <span dir="auto">{t.times(one.count, one.what)}</span>
              <Badge tone={TONES[one.drawn] ?? "plain"}>{t.drawnAs[one.drawn]}</Badge>
              {one.why && <span className={styles.detail}>{one.why}</span>}
            </li>
          ))}
      </ul>
    </section>
  );
}

function How({ drawn, what }: { drawn: Drawn; what: string }) {
  const t = useWords();
  if (!drawn || drawn === "no record") return null;
  const found = drawn.find((one) => one.what.toLocaleLowerCase() === what.toLocaleLowerCase());
  if (!found) return null;
  return <Badge tone={TONES[found.drawn] ?? "plain"}>{t.frame.reading.drawnAs[found.drawn]}</Badge>;
}

function Fields({ title, rows }: { title: string; rows: readonly FieldRow[] }) {
  const t = useWords();
  return (
    <section>
      <h2>{title}</h2>
      <dl className={styles.rows}>
        {rows.map((one) => (
          <div key={one.field} className={styles.row}>
            <dt>{one.field.replaceAll("_", " ")}</dt>
            <dd dir="auto">
              {one.value}
              {one.origin && <span className={styles.origin}> · {one.origin}</span>}
              {one.instead_of.length > 0 && (
                <span className={styles.origin}>
                  {" "}
                  · {t.frame.reading.insteadOf(one.instead_of.join(", "))}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
