/** A newer file of a script that another program writes: what it would change is seen before it is taken over. */
import { useState } from "react";

import type { BoardRow } from "../../api/board";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { Changes } from "./changes";
import { useForeseen } from "./foreseen";
import styles from "./newer.module.css";
import type { ShowScriptAnswer } from "./queries";
import { useSaving } from "./saving";

interface Props {
  project: string;
  shown: ShowScriptAnswer;
  rows: ReadonlyMap<string, BoardRow>;
  text: string;
  onClose(): void;
}

export default function Newer({ project, shown, rows, text, onClose }: Props) {
  const t = useWords();
  const { script_id: script, name, counts } = shown.script;
  const [turn, setTurn] = useState(0);
  const foreseen = useForeseen(project, script, text, turn);
  const { save, compile, stage, percent } = useSaving(project, script, name, counts);
  const isReadable = foreseen.answer?.is_readable === true;
  const take = async () => {
    const saved = await save({ tag: shown.file.tag, text: shown.file.text }, text);
    if (saved === "stale") say({ text: t.script.someoneReplaced, tone: "bad" });
    if (!saved || saved === "stale") return;
    await compile();
    onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.script.newer(name)}
      actions={
        <>
          {stage === "compiling" && <span role="status">{t.script.compiling(percent)}</span>}
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" disabled={!isReadable || stage !== ""} onClick={() => void take()}>
            {counts ? t.script.saveAndCompile : t.script.save}
          </Button>
        </>
      }
    >
      <div className={styles.changes}>
        <Changes
          project={project}
          foreseen={foreseen}
          rows={rows}
          onMended={() => setTurn((before) => before + 1)}
        />
      </div>
    </Dialog>
  );
}
