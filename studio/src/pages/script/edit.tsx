/** A script that is edited: its text, what it would make of the film, and saving it without losing anybody's. */
import { useEffect, useRef, useState } from "react";

import type { BoardRow } from "../../api/board";
import { useKeys } from "../../keys/use-keys";
import { useLastOther } from "../../live/last-other";
import { Button } from "../../ui/button";
import { Loading } from "../../ui/state";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { Changes } from "./changes";
import { Conflict } from "./conflict";
import { useForeseen } from "./foreseen";
import { forget, keep, kept, plain, type Base } from "./kept";
import { Leave } from "./leave";
import { sceneAt } from "./places";
import type { ScriptFacts, ScriptFramesAnswer, ScriptPreviewAnswer, ShowScriptAnswer } from "./queries";
import { useSaving } from "./saving";
import { SceneList } from "./scene-list";
import { useTabsPlace, type TabsPlace } from "./tabs";
import { TextArea, type TextHandle } from "./text-area";
import { Toolbar } from "./toolbar";
import told from "./told.module.css";
import styles from "./view.module.css";

const OF_SCRIPTS = /^script\./;

interface Props {
  project: string;
  scripts: readonly ScriptFacts[];
  shown: ShowScriptAnswer;
  map: ScriptFramesAnswer;
  rows: ReadonlyMap<string, BoardRow>;
  /** Somebody asked for it; else what they type is not for the text before they say so. */
  isAsked: boolean;
  /** Where to begin; then where the cursor is. */
  place: number;
  onPlace(line: number): void;
  onDone(): void;
}

export default function Edit(props: Props) {
  const tab = useTabsPlace(props.project, props.shown.script.script_id);
  return tab ? <Editing {...props} tab={tab} /> : <Loading />;
}

function Editing(props: Props & { tab: TabsPlace }) {
  const { project, scripts, shown, map, rows, isAsked, place, onPlace, onDone, tab } = props;
  const t = useWords();
  const { script_id: script, counts } = shown.script;
  const file: Base = { tag: shown.file.tag, text: shown.file.text };
  const [first] = useState(() => kept(project, script, tab.place) ?? { base: file, text: plain(file.text) });
  const [base, setBase] = useState(first.base);
  const [text, setText] = useState(first.text);
  const [line, setLine] = useState(place || 1);
  const [turn, setTurn] = useState(0);
  const [asks, setAsks] = useState<"" | "leave" | "conflict">("");
  const [isWriting, setWriting] = useState(isAsked);
  const area = useRef<TextHandle>(null);
  const who = useLastOther(OF_SCRIPTS, script);
  const foreseen = useForeseen(project, script, text, turn);
  const { save, compile, stage, percent } = useSaving(project, script, shown.script.name, counts);
  const [done, setDone] = useState<{ text: string; answer: ScriptPreviewAnswer } | null>(null);
  /** What the last save changed stays to be read until somebody writes on. */
  const isDone = done !== null && done.text === text && stage === "";
  const isDirty = text !== plain(base.text);
  const isBehind = file.tag !== base.tag;
  const meets = isBehind && isDirty && plain(file.text) !== text && stage === "";
  const lines = foreseen.answer?.lines ?? map.lines;

  const begins = useRef(place);
  useEffect(() => {
    if (begins.current > 1) area.current?.goTo(begins.current);
  }, []);
  useEffect(() => onPlace(line), [onPlace, line]);

  // Nobody's text is lost where the file is another one now: mine goes on from it, or both are shown.
  if (isBehind && plain(file.text) === text && stage === "") setBase(file);
  useEffect(() => {
    if (!isBehind || isDirty || stage !== "") return;
    area.current?.replace(plain(file.text));
    setBase({ tag: file.tag, text: file.text });
  }, [isBehind, isDirty, stage, file.tag, file.text]);

  useEffect(() => {
    if (!isDirty) forget(project, script, tab.place);
    else if (!keep(project, script, { base, text }, tab.place))
      say({ text: t.script.cannotKeep, tone: "bad", name: "kept" });
  }, [project, script, base, text, isDirty, t, tab.place]);

  const put = async (from: Base, mine: string) => {
    const { answer, isOld } = foreseen;
    const saved = await save(from, mine);
    if (saved === "stale") {
      setAsks("conflict");
      return;
    }
    if (!saved) return;
    setBase(saved);
    await compile();
    setDone(answer && !isOld ? { text: mine, answer } : null);
    setTurn((before) => before + 1);
  };
  const saveNow = () => {
    if (stage !== "" || !isDirty) return;
    if (meets) setAsks("conflict");
    else void put(base, text);
  };
  const write = () => {
    setWriting(true);
    area.current?.focus();
  };
  const leave = () => (isDirty ? setAsks("leave") : onDone());
  useKeys(t.script.title, [
    { keys: "Mod+s", does: t.script.save, inFields: true, run: saveNow },
    { keys: "Mod+Enter", does: t.script.save, inFields: true, run: saveNow },
    { keys: "e", does: t.script.writeOn, run: write },
  ]);

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.script.heading(shown.script.name)}</h1>
      <Toolbar project={project} scripts={scripts} script={shown.script} said={saidOf()}>
        <Button onClick={leave}>{t.script.read}</Button>
        <Button look="main" hotkey="Mod+s" disabled={!isDirty || stage !== ""} onClick={saveNow}>
          {counts ? t.script.saveAndCompile : t.script.save}
        </Button>
      </Toolbar>
      {meets ? (
        <div className={told.told} role="alert">
          <p>
            {t.script.someoneSaved(who)}{" "}
            <Button onClick={() => setAsks("conflict")}>{t.script.compare}</Button>
          </p>
        </div>
      ) : tab.isBeside ? (
        <div className={told.told} role="status">
          <p>{t.script.otherTab}</p>
        </div>
      ) : isDirty && !isWriting ? (
        <div className={told.told} role="status">
          <p>
            {t.script.keptText}{" "}
            <Button hotkey="e" onClick={write}>
              {t.script.writeOn}
            </Button>
          </p>
        </div>
      ) : (
        <div />
      )}
      <div className={styles.columns} data-edits>
        <SceneList
          scenes={lines.scenes}
          here={sceneAt(lines, line)?.scene_id ?? ""}
          onScene={(scene) => area.current?.goTo(scene.first_line)}
        />
        <TextArea
          project={project}
          text={first.text}
          answer={foreseen.answer ?? map}
          rows={rows}
          handle={area}
          isAsked={isAsked}
          onText={(now) => {
            setWriting(true);
            setText(now);
          }}
          onLine={setLine}
        />
        <Changes
          project={project}
          foreseen={isDone ? { answer: done.answer, isOld: false, error: null } : foreseen}
          isDone={isDone}
          rows={rows}
          onLine={(to, column) => area.current?.goTo(to, column)}
          onMended={() => setTurn((before) => before + 1)}
        />
      </div>
      <Leave
        isDirty={isDirty}
        asks={asks === "leave"}
        onStay={() => setAsks("")}
        onLeave={onDone}
        onThrowAway={() => {
          forget(project, script, tab.place);
          onDone();
        }}
      />
      <Conflict
        open={asks === "conflict" && isBehind}
        who={who}
        base={base}
        mine={text}
        theirs={file}
        onClose={() => setAsks("")}
        onBoth={(both) => {
          setAsks("");
          setBase(file);
          area.current?.replace(both);
        }}
        onMine={() => {
          setAsks("");
          setBase(file);
        }}
        onTheirs={() => {
          setAsks("");
          setBase(file);
          area.current?.replace(plain(file.text));
          say({ text: t.script.undoBringsBack });
        }}
      />
    </div>
  );

  function saidOf(): string {
    if (stage === "saving") return t.script.saving;
    if (stage === "compiling") return t.script.compiling(percent);
    return isDirty ? t.script.unsaved : t.script.isSaved;
  }
}
