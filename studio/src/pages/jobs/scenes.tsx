/** Which frames something is about: scenes by a click, or words as at a command line. */
import { useQuery } from "@tanstack/react-query";

import { boardOf } from "../../api/board";
import { TextField } from "../../ui/field";
import { useWords } from "../../words";
import styles from "./scenes.module.css";

export const selectorsOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface Props {
  project: string;
  value: string;
  onChange(value: string): void;
  problem?: string | undefined;
}

export function ScenePicker({ project, value, onChange, problem }: Props) {
  const t = useWords();
  const { data } = useQuery(boardOf(project));
  const chosen = selectorsOf(value);
  const scenes = (data?.scenes ?? []).filter((scene) => !scene.omitted);
  const turn = (scene: string) =>
    onChange((chosen.includes(scene) ? chosen.filter((one) => one !== scene) : [...chosen, scene]).join(" "));
  return (
    <div className={styles.picker}>
      <TextField
        label={t.jobs.which}
        hint={t.jobs.whichHint}
        problem={problem}
        value={value}
        placeholder={t.jobs.all}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles.scenes} role="group" aria-label={t.jobs.scenesLabel}>
        <button
          type="button"
          className={styles.scene}
          aria-pressed={chosen.length === 0}
          onClick={() => onChange("")}
        >
          {t.jobs.all}
        </button>
        {scenes.map((scene) => (
          <button
            key={scene.scene_id}
            type="button"
            className={styles.scene}
            title={scene.heading}
            aria-pressed={chosen.includes(scene.scene_id)}
            onClick={() => turn(scene.scene_id)}
          >
            {scene.scene_id}
          </button>
        ))}
      </div>
    </div>
  );
}
