import { nameIn } from "../../api/signature";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { framePicture } from "../../api/pictures";
import { around } from "../../api/reel";
import type { EarlierDecision, FrameRow } from "../../api/schema";
import { useKeys } from "../../keys/use-keys";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { useDraft } from "../../ui/drafts";
import { TextArea } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { DrawingLayer } from "../../ui/stage/drawing-layer";
import { DrawingTools } from "../../ui/stage/drawing-tools";
import { NO_STROKES, usePencil, type Strokes } from "../../ui/stage/drawing";
import { MarksLayer } from "../../ui/stage/marks-layer";
import type { Mark } from "../../ui/stage/marks";
import { Stage } from "../../ui/stage/stage";
import { useViewing } from "../../ui/stage/view";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import styles from "./guest.module.css";
import { AGAIN_MS, useShared } from "./shared";

/** One shared frame: the picture, what was said of it, and room to say and draw something. */
export function SharedFrame({ project, frame }: { project: string; frame: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: key(project, "frame", frame),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}", {
          params: { path: { project_id: project, frame_id: frame } },
          signal,
        }),
      ),
    refetchInterval: AGAIN_MS,
  });
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  const row = data?.frames[0];
  return row ? <Looked key={frame} project={project} row={row} /> : <Loading />;
}

function Looked({ project, row }: { project: string; row: FrameRow }) {
  const t = useWords();
  const [, go] = useLocation();
  const { data: shared } = useShared(project);
  const viewing = useViewing();
  const [pencil, setPencil] = usePencil();
  const [{ strokes }, change] = useDraft(project, row.frame_id);
  const setStrokes = (next: Strokes) => change({ strokes: next });
  const [isDrawing, setDrawing] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const place = around([...new Set(shared?.rows.map((one) => one.frame_id) ?? [])], row.frame_id);
  const to = (frame: string | null | undefined) => frame && go(`/g?frame=${frame}`);
  useKeys(t.guest.title, [
    { keys: ["j", "ArrowRight"], does: t.guest.next, run: () => to(place?.next) },
    { keys: ["k", "ArrowLeft"], does: t.guest.previous, run: () => to(place?.previous) },
    { keys: "d", does: t.guest.draw, run: () => setDrawing(true) },
    { keys: "Escape", does: t.guest.all, run: () => (isDrawing ? setDrawing(false) : go("/g")) },
  ]);
  const said = row.said.find((one) => one.id === looked);
  const marks = said ? said.drawing : strokes.marks;
  return (
    <div className={styles.looked}>
      <nav className={styles.steps}>
        <Link href="/g">{t.guest.all}</Link>
        <h1 dir="auto">
          {row.shot} <span className="soft">{row.heading}</span>{" "}
          {row.review_status === "approved" && <Badge tone="good">{t.common.review.approved}</Badge>}
        </h1>
        <Button
          icon={<Icon name="previous" />}
          iconOnly
          disabled={!place?.previous}
          onClick={() => to(place?.previous)}
        >
          {t.guest.previous}
        </Button>
        <Button icon={<Icon name="next" />} iconOnly disabled={!place?.next} onClick={() => to(place?.next)}>
          {t.guest.next}
        </Button>
      </nav>
      <div className={styles.stage}>
        <Stage
          src={row.picture ? framePicture(project, row.frame_id, { version: row.render_version }) : null}
          alt={row.action}
          viewing={viewing}
          onSwipe={(step) => to(step > 0 ? place?.next : place?.previous)}
          overlay={(size) =>
            isDrawing ? (
              <DrawingLayer size={size} pencil={pencil} strokes={strokes} onChange={setStrokes} />
            ) : (
              <MarksLayer marks={marks as readonly Mark[]} size={size} />
            )
          }
        />
        {isDrawing && (
          <DrawingTools
            pencil={pencil}
            onPencil={setPencil}
            strokes={strokes}
            onChange={setStrokes}
            onDone={() => setDrawing(false)}
          />
        )}
      </div>
      <aside className={styles.side}>
        <p dir="auto">{row.action}</p>
        {row.dialogue.map((line) => (
          <p key={line.text} dir="auto" className={styles.speech}>
            <strong>{line.name}</strong> {line.text}
          </p>
        ))}
        <Remarks said={row.said} looked={looked} onLook={setLooked} />
        <Say
          project={project}
          row={row}
          marks={strokes.marks}
          onDraw={() => {
            setLooked(null);
            setDrawing(true);
          }}
          onSaid={() => {
            setStrokes(NO_STROKES);
            setDrawing(false);
          }}
        />
      </aside>
    </div>
  );
}

function Remarks(props: {
  said: readonly EarlierDecision[];
  looked: string | null;
  onLook(remark: string | null): void;
}) {
  const t = useWords();
  const { said, looked, onLook } = props;
  if (said.length === 0) return <p className="soft">{t.guest.nothingSaid}</p>;
  return (
    <ol className={styles.said} aria-label={t.guest.said}>
      {said.map((one) => (
        <li key={one.id}>
          <span className="soft">
            <strong dir="auto">{nameIn(one.by)}</strong> <When at={one.at} />
          </span>
          <Answered remark={said.find((other) => other.id === one.reply_to)} />
          <p dir="auto">{one.note}</p>
          {one.drawing.length > 0 && (
            <Button
              look="quiet"
              icon={<Icon name="pen" />}
              aria-pressed={looked === one.id}
              onClick={() => onLook(looked === one.id ? null : one.id)}
            >
              {t.guest.showDrawing}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a remark answers, so that whoever asked finds the answer. */
function Answered({ remark }: { remark: EarlierDecision | undefined }) {
  const t = useWords();
  if (!remark) return null;
  return (
    <span className={styles.answered} dir="auto">
      {t.guest.answers(nameIn(remark.by), remark.note)}
    </span>
  );
}

function Say(props: {
  project: string;
  row: FrameRow;
  marks: readonly Mark[];
  onDraw(): void;
  onSaid(): void;
}) {
  const t = useWords();
  const act = useAct();
  const { project, row, marks } = props;
  const [{ text: note }, change] = useDraft(project, row.frame_id);
  const [isAsked, setAsked] = useState(false);
  const send = async () => {
    if (isAsked || !note.trim()) return;
    setAsked(true);
    const sent = await act(
      answered(
        api.POST("/v1/projects/{project_id}/frames/{frame_id}:comment", {
          params: { path: { project_id: project, frame_id: row.frame_id } },
          body: { note: note.trim(), seen: row.render_version, drawing: marks.map((mark) => ({ ...mark })) },
          headers: once(),
        }),
      ),
      { renews: [key(project, "frame", row.frame_id)], done: t.guest.sent },
    );
    setAsked(false);
    if (!sent) return;
    change({ text: "" });
    props.onSaid();
  };
  return (
    <form
      className={styles.say}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={t.guest.remark}
        value={note}
        onChange={(event) => change({ text: event.target.value })}
        onSend={() => void send()}
        required
        maxLength={4000}
      />
      <div className={styles.actions}>
        <Button icon={<Icon name="pen" />} hotkey="d" onClick={props.onDraw}>
          {marks.length > 0 ? t.guest.drawn(marks.length) : t.guest.draw}
        </Button>
        <Button look="main" type="submit" disabled={isAsked || !note.trim()}>
          {t.guest.send}
        </Button>
      </div>
    </form>
  );
}
