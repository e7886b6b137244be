import { useQuery } from "@tanstack/react-query";

import type { HistoryRow } from "../../api/schema";
import { Failed, Loading } from "../../ui/state";
import { useWords, type Words } from "../../words";
import styles from "./facts.module.css";
import { RecipeWords } from "./recipe-words";
import { changesBetween, isHash, recipesOf, type Change } from "./recipes";

interface Props {
  project: string;
  frame: string;
  shown: HistoryRow | null;
  names: ReadonlyMap<string, string>;
}

/** What the shown version was drawn from, and what of it changed since the version before. */
export function RecipeTab({ project, frame, shown, names }: Props) {
  const t = useWords();
  const { data, error } = useQuery(recipesOf(project, frame));
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  const version = shown?.render_version ?? null;
  const recipe = version === null ? undefined : data.get(version);
  if (shown?.draft) return <p className="soft">{t.frame.draftSaid}</p>;
  if (version === null || !recipe) return <p className="soft">{t.frame.recipe.none}</p>;
  const before = [...data.keys()].filter((one) => one < version).toSorted((a, b) => b - a)[0];
  const older = before === undefined ? undefined : data.get(before);
  return (
    <>
      {older && before !== undefined && (
        <section>
          <h2>{t.frame.recipe.changed(before)}</h2>
          <Changes changes={changesBetween(older, recipe)} names={names} />
        </section>
      )}
      <RecipeWords project={project} frame={frame} version={version} />
      <section>
        <h2>{t.frame.recipe.made(version)}</h2>
        <dl className={styles.rows}>
          {[...recipe.parts].map(([part, value]) => (
            <div key={part} className={styles.row}>
              <dt dir="auto">{partName(part, names, t)}</dt>
              <dd dir="auto">
                <Value value={value} />
              </dd>
            </div>
          ))}
          <div className={styles.row}>
            <dt>{t.frame.recipe.hash}</dt>
            <dd className={styles.mono}>{recipe.hash.replace(/^sha256:/, "").slice(0, 16)}</dd>
          </div>
        </dl>
      </section>
    </>
  );
}

export function Changes({
  changes,
  names,
}: {
  changes: readonly Change[];
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  if (changes.length === 0) return <p className="soft">{t.frame.sameRecipe}</p>;
  return (
    <ul className={styles.list}>
      {changes.map(({ part, before, after }) => (
        <li key={part}>
          <b dir="auto">{partName(part, names, t)}</b>
          {before !== null && (
            <>
              {" "}
              <del dir="auto">
                <Value value={before} />
              </del>
            </>
          )}
          {after !== null && (
            <>
              {" "}
              <ins dir="auto">
                <Value value={after} />
              </ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Value({ value }: { value: string }) {
  return isHash(value) ? <code className={styles.origin}>{value}</code> : value;
}

function partName(part: string, names: ReadonlyMap<string, string>, t: Words): string {
  const known: Readonly<Record<string, string>> = t.frame.recipe.parts;
  return names.get(part) ?? known[part] ?? part;
}
