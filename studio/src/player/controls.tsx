import { useEffect, useState, type ReactNode, type RefObject } from "react";

import { useKeys } from "../keys/use-keys";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useWords } from "../words";
import { panelAt, type Film } from "./film";
import styles from "./player.module.css";
import { timecode } from "./timecode";
import type { Transport } from "./transport";
import { usePlayedPart, type Player } from "./use-player";

export interface Shown {
  captions: boolean;
  sound: boolean;
}

interface Props {
  player: Player;
  film: Film;
  shown: Shown;
  show(change: Partial<Shown>): void;
  /** What fills the screen in full-screen mode. */
  stage: RefObject<HTMLElement | null>;
  /** Something stands above the player: its keys do nothing. */
  isBehind?: boolean;
  children?: ReactNode;
}

/** The bar below the screen. Its keys are those of editing programs. */
export function Controls({ player, film, shown, show, stage, isBehind = false, children }: Props) {
  const t = useWords();
  const { transport } = player;
  const speed = usePlayedPart(transport, (state) => state.speed);
  const loops = usePlayedPart(transport, (state) => state.loops);
  const ranged = usePlayedPart(transport, (state) => state.range !== null);
  const full = useFullScreen(stage);
  useEffect(() => player.sounds.mute(!shown.sound), [player, shown.sound]);
  usePlayerKeys(transport, shown, show, full.toggle, isBehind);
  return (
    <div className={styles.bar}>
      <Time transport={transport} film={film} />
      <div className={styles.group}>
        <Press icon="previous" hotkey="Shift+ArrowLeft" run={() => transport.stepPanel(-1)}>
          {t.player.panelBack}
        </Press>
        <Button
          look="main"
          iconOnly
          icon={<Icon name={speed ? "pause" : "play"} />}
          hotkey="Space"
          onClick={() => transport.toggle()}
        >
          {speed ? t.player.pause : t.player.play}
        </Button>
        <Press icon="next" hotkey="Shift+ArrowRight" run={() => transport.stepPanel(1)}>
          {t.player.panelOn}
        </Press>
        <span className={styles.speed} role="status">
          {speed !== 0 && speed !== 1 ? t.player.speed(speed) : ""}
        </span>
      </div>
      <div className={styles.group}>
        <Press icon="retake" hotkey="Shift+L" isOn={loops} run={() => transport.loop()}>
          {t.player.loop}
        </Press>
        {ranged && (
          <Press icon="close" run={() => transport.setRange(null)}>
            {t.player.rangeClear}
          </Press>
        )}
        <Press icon="script" hotkey="C" isOn={shown.captions} run={() => show({ captions: !shown.captions })}>
          {t.player.captions}
        </Press>
        <Press icon="sound" hotkey="U" isOn={shown.sound} run={() => show({ sound: !shown.sound })}>
          {t.player.sound}
        </Press>
        <Press icon="box" hotkey="F" run={full.toggle}>
          {t.player.fullScreen}
        </Press>
      </div>
      {children && <div className={styles.group}>{children}</div>}
    </div>
  );
}

function Press(props: {
  icon: "previous" | "next" | "retake" | "close" | "script" | "sound" | "box";
  hotkey?: string;
  isOn?: boolean;
  run(): void;
  children: string;
}) {
  return (
    <Button
      look="quiet"
      iconOnly
      icon={<Icon name={props.icon} />}
      hotkey={props.hotkey}
      aria-pressed={props.isOn}
      onClick={props.run}
    >
      {props.children}
    </Button>
  );
}

/** Where the playhead is. It is read aloud while somebody steps, and not while the film plays. */
function Time({ transport, film }: { transport: Transport; film: Film }) {
  const t = useWords();
  const frame = usePlayedPart(transport, (state) => state.frame);
  const plays = usePlayedPart(transport, (state) => state.speed !== 0);
  const shot = film.panels[panelAt(film, frame)]?.shot ?? "";
  const code = timecode(frame, film.rate);
  return (
    <div className={styles.time}>
      <span className={styles.code} data-timecode aria-hidden="true">
        {code}
      </span>
      <span className={styles.soft} aria-hidden="true">
        {timecode(film.length, film.rate)}
      </span>
      <span className="visually-hidden" role="status">
        {plays ? "" : t.player.at(code, shot)}
      </span>
    </div>
  );
}

function usePlayerKeys(
  transport: Transport,
  shown: Shown,
  show: (change: Partial<Shown>) => void,
  full: () => void,
  isBehind: boolean,
): void {
  const { player: t } = useWords();
  const keys = [
    { keys: "Space", does: t.playOrPause, run: () => transport.toggle() },
    { keys: "j", does: t.backwards, run: () => transport.shuttle(-1) },
    { keys: "k", does: t.stop, run: () => transport.stop() },
    { keys: "l", does: t.forwards, run: () => transport.shuttle(1) },
    { keys: "ArrowLeft", does: t.frameBack, run: () => transport.step(-1) },
    { keys: "ArrowRight", does: t.frameOn, run: () => transport.step(1) },
    { keys: "Shift+ArrowLeft", does: t.panelBack, run: () => transport.stepPanel(-1) },
    { keys: "Shift+ArrowRight", does: t.panelOn, run: () => transport.stepPanel(1) },
    { keys: "Home", does: t.start, run: () => transport.seek(0) },
    { keys: "End", does: t.end, run: () => transport.seek(transport.length - 1) },
    { keys: "i", does: t.rangeIn, run: () => transport.mark("from") },
    { keys: "o", does: t.rangeOut, run: () => transport.mark("to") },
    { keys: "Shift+x", does: t.rangeClear, run: () => transport.setRange(null) },
    { keys: ["Shift+l", "/"], does: t.loop, run: () => transport.loop() },
    { keys: "c", does: t.captions, run: () => show({ captions: !shown.captions }) },
    { keys: "u", does: t.sound, run: () => show({ sound: !shown.sound }) },
    { keys: "f", does: t.fullScreen, run: full },
  ];
  useKeys(t.keys, isBehind ? [] : keys);
}

function useFullScreen(stage: RefObject<HTMLElement | null>): { toggle(): void } {
  return {
    toggle() {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void stage.current?.requestFullscreen?.().catch(() => undefined);
    },
  };
}

const KEPT = "sb.player";

/** What is shown beside the picture: as it was left. */
export function useShown(): [Shown, (change: Partial<Shown>) => void] {
  const [shown, setShown] = useState<Shown>(() => {
    const whole: Shown = { captions: true, sound: true };
    try {
      return { ...whole, ...(JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Shown>) };
    } catch {
      return whole;
    }
  });
  const show = (change: Partial<Shown>) => {
    const next = { ...shown, ...change };
    localStorage.setItem(KEPT, JSON.stringify(next));
    setShown(next);
  };
  return [shown, show];
}
