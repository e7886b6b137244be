import { thumbnailAt } from "../../api/pictures";
import type { FrameRow, ReviewReference } from "../../api/schema";
import { useWords } from "../../words";
import { look, useLooks } from "./look";
import styles from "./references.module.css";

/** "Aarav · three quarter" */
export function lockName({ asset, role }: ReviewReference, names: ReadonlyMap<string, string>): string {
  const id = asset.split("@")[0] ?? asset;
  return `${names.get(id) ?? id} · ${role.replaceAll(/[_.]/g, " ")}`;
}

/** The locked pictures that the frame is held against; pressed, they stand beside it. */
export function References({
  project,
  row,
  names,
}: {
  project: string;
  row: FrameRow;
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  const against = useLooks((state) => (state.frame === row.frame_id ? state.against : null));
  return (
    <section>
      <h2>{t.frame.references}</h2>
      {row.references.length === 0 && <p className="soft">{t.frame.noReferences}</p>}
      <ul className={styles.all}>
        {row.references.map((one) => {
          const name = lockName(one, names);
          const isOn = against?.kind === "lock" && against.path === one.path;
          return (
            <li key={one.path}>
              <button
                type="button"
                className={styles.one}
                aria-pressed={isOn}
                aria-label={t.frame.compareWith(name)}
                onClick={() =>
                  look(
                    isOn ? { against: null } : { against: { kind: "lock", path: one.path }, manner: "side" },
                  )
                }
              >
                <img src={thumbnailAt(project, one.path, 96)} alt="" decoding="async" />
                <span dir="auto">{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
