/**
 * The animatic, wherever somebody wants to see it:
 *
 *     <FilmPlayer project={project} start="FR_S02_001" onClose={() => show(false)} />
 *
 * It fills its room, or with `onClose` the window. Who presents it is followed on the page of the timeline.
 */
import { useEffect, useRef } from "react";

import { useKeys } from "../keys/use-keys";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Empty, Failed, Loading } from "../ui/state";
import { useWords } from "../words";
import { Controls, useShown } from "./controls";
import type { Film } from "./film";
import styles from "./player.module.css";
import { Screen } from "./screen";
import { useLeading } from "./sharing";
import type { Transport } from "./transport";
import { useFilm, usePlayedPart, usePlayer } from "./use-player";

interface Props {
  project: string;
  /** The entry ("FR_S02_001#2") or frame where it begins. */
  start?: string;
  onClose?: () => void;
}

export function FilmPlayer(props: Props) {
  const t = useWords();
  const { film, error, retry } = useFilm(props.project);
  if (error) return <Failed error={error} onRetry={retry} />;
  if (!film) return <Loading />;
  if (film.panels.length === 0) return <Empty title={t.player.empty} />;
  return <Played {...props} film={film} />;
}

function Played({ project, start, onClose, film }: Props & { film: Film }) {
  const t = useWords();
  const player = usePlayer(project, film, start);
  const [shown, show] = useShown();
  const stage = useRef<HTMLElement>(null);
  useLeading(player.transport, film, "timeline");
  useKeys(
    t.player.keys,
    onClose ? [{ keys: "Escape", does: t.player.leave, inFields: true, run: onClose }] : [],
  );
  useEffect(() => {
    if (!onClose) return;
    const before = document.activeElement;
    stage.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
    // The focus moves once, when the player opens, and back when it closes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const isOver = onClose !== undefined;
  return (
    <section
      className={[styles.player, isOver ? styles.over : ""].join(" ")}
      ref={stage}
      tabIndex={-1}
      aria-label={t.player.screen}
      {...(isOver ? { role: "dialog", "aria-modal": true } : {})}
    >
      <Screen project={project} film={film} transport={player.transport} captions={shown.captions} />
      <Controls player={player} film={film} shown={shown} show={show} stage={stage}>
        <Seek film={film} transport={player.transport} />
        {onClose && (
          <Button look="quiet" iconOnly icon={<Icon name="close" />} hotkey="Escape" onClick={onClose}>
            {t.player.leave}
          </Button>
        )}
      </Controls>
    </section>
  );
}

function Seek({ film, transport }: { film: Film; transport: Transport }) {
  const t = useWords();
  const frame = usePlayedPart(transport, (state) => state.frame);
  return (
    <input
      type="range"
      className={styles.seek}
      aria-label={t.player.position}
      min={0}
      max={Math.max(0, film.length - 1)}
      value={frame}
      onChange={(event) => transport.seek(Number(event.currentTarget.value))}
      onKeyDown={(event) => event.preventDefault()}
    />
  );
}
