/** One frame after the other, large and with nothing around it: to show the film to others. */
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Link, useLocation } from "wouter";

import { boardOf } from "../../api/board";
import { framePicture } from "../../api/pictures";
import { useKeys } from "../../keys/use-keys";
import { useHere } from "../../live/presence";
import { turnPresenting } from "../../shell/presence";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at, type PageProps } from "../table";
import styles from "./present.module.css";

export default function PresentPage({ project, rest }: PageProps) {
  const t = useWords();
  const [, go] = useLocation();
  const screen = useRef<HTMLDivElement>(null);
  const isPresenting = useHere((here) => here.isPresenting);
  const { data, error, refetch } = useQuery(boardOf(project));
  const rows = (data?.rows ?? []).filter((row) => row.use > 0 && row.picture);
  const place = Math.max(
    0,
    rows.findIndex((row) => row.frame_id === rest),
  );
  const show = (to: number) => {
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
    if (row) go(at(project, "present", row.frame_id), { replace: true });
  };
  const fill = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void screen.current?.requestFullscreen();
  };
  useKeys(t.present.title, [
    { keys: ["ArrowRight", "j", "Space"], does: t.present.next, run: () => show(place + 1) },
    { keys: ["ArrowLeft", "k"], does: t.present.previous, run: () => show(place - 1) },
    { keys: "f", does: t.present.full, run: fill },
    { keys: "p", does: isPresenting ? t.present.end : t.present.begin, run: turnPresenting },
    { keys: "Home", does: t.present.first, run: () => show(0) },
    { keys: "End", does: t.present.last, run: () => show(rows.length - 1) },
    { keys: "Escape", does: t.present.toFrame, run: () => go(at(project, "frame", rows[place]?.frame_id)) },
  ]);
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  const row = rows[place];
  if (!row) return <Empty title={t.present.nothing} />;
  return (
    <div className={styles.screen} ref={screen}>
      <h1 className="visually-hidden">{t.present.title}</h1>
      <img
        className={styles.picture}
        src={framePicture(project, row.frame_id, { version: row.render_version })}
        alt={row.words || row.frame_id}
      />
      <p className={styles.words} dir="auto">
        <b>{row.shot}</b> {row.words}
      </p>
      <div className={styles.bar}>
        <Button
          iconOnly
          icon={<Icon name="previous" />}
          disabled={place === 0}
          onClick={() => show(place - 1)}
        >
          {t.present.previous}
        </Button>
        <span>{t.present.ofAll(place + 1, rows.length)}</span>
        <Button
          iconOnly
          icon={<Icon name="next" />}
          disabled={place === rows.length - 1}
          onClick={() => show(place + 1)}
        >
          {t.present.next}
        </Button>
        <Button icon={<Icon name="fit" />} hotkey="f" onClick={fill}>
          {t.present.full}
        </Button>
        <Button
          icon={<Icon name="present" />}
          hotkey="p"
          aria-pressed={isPresenting}
          onClick={turnPresenting}
        >
          {isPresenting ? t.present.end : t.present.begin}
        </Button>
        <span className={styles.ways}>
          <Link href={at(project, "frame", row.frame_id)}>{t.present.toFrame}</Link>
          <Link href={at(project, "board")}>{t.present.toBoard}</Link>
        </span>
      </div>
    </div>
  );
}
