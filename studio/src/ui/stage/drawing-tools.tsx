import { useWords } from "../../words";
import { Button } from "../button";
import { Icon, type IconName } from "../icon";
import { cleared, redone, undone, type Pencil, type Strokes, type Tool } from "./drawing";
import { PALETTE, WIDTHS } from "./marks";
import styles from "./stage.module.css";

interface Props {
  pencil: Pencil;
  onPencil(change: Partial<Pencil>): void;
  strokes: Strokes;
  onChange(strokes: Strokes): void;
  onDone(): void;
}

const TOOLS: readonly [Tool, IconName][] = [
  ["pen", "pen"],
  ["arrow", "arrow"],
  ["box", "box"],
  ["erase", "erase"],
];

/** What one draws with. */
export function DrawingTools({ pencil, onPencil, strokes, onChange, onDone }: Props) {
  const t = useWords();
  return (
    <div className={styles.tools} role="toolbar" aria-label={t.stage.tools}>
      {TOOLS.map(([tool, icon]) => (
        <Button
          key={tool}
          look="quiet"
          iconOnly
          icon={<Icon name={icon} />}
          aria-pressed={pencil.tool === tool}
          onClick={() => onPencil({ tool })}
        >
          {t.stage.toolNames[tool]}
        </Button>
      ))}
      <span className={styles.divider} />
      {Object.entries(PALETTE).map(([name, color]) => (
        <button
          key={name}
          type="button"
          className={styles.color}
          aria-label={t.stage.colors[name as keyof typeof t.stage.colors]}
          title={t.stage.colors[name as keyof typeof t.stage.colors]}
          aria-pressed={pencil.color === name}
          onClick={() => onPencil({ color: name })}
        >
          <span style={{ background: color }} />
        </button>
      ))}
      <span className={styles.divider} />
      <span className={styles.widths}>
        {(["thin", "usual", "thick"] as const).map((name, at) => (
          <Button
            key={name}
            look="quiet"
            iconOnly
            icon={<span className={styles.line} style={{ height: `${2 + at * 2.5}px` }} />}
            aria-pressed={pencil.width === WIDTHS[name]}
            onClick={() => onPencil({ width: WIDTHS[name] })}
          >
            {t.stage.widths[name]}
          </Button>
        ))}
      </span>
      <span className={styles.divider} />
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="undo" />}
        hotkey="Mod+z"
        disabled={strokes.past.length === 0}
        onClick={() => onChange(undone(strokes))}
      >
        {t.common.undo}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="redo" />}
        hotkey="Mod+Shift+z"
        disabled={strokes.future.length === 0}
        onClick={() => onChange(redone(strokes))}
      >
        {t.common.redo}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="trash" />}
        disabled={strokes.marks.length === 0}
        onClick={() => onChange(cleared(strokes))}
      >
        {t.stage.clear}
      </Button>
      <Button look="quiet" icon={<Icon name="check" />} onClick={onDone}>
        <span className={styles.word}>{t.stage.done}</span>
      </Button>
    </div>
  );
}
