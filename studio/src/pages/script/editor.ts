/**
 * The editor of Fountain text. It stands in a shadow root: there the editor's styles are constructed sheets,
 * which the page's content security policy allows, while style tags it would refuse.
 */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import {
  EditorSelection,
  EditorState,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Text,
} from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  gutter,
  GutterMarker,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import { read, type Kind } from "./fountain";
import { THEME } from "./editor-theme";

/** A frame beside the line where it begins. */
export interface Beside {
  frame: string;
  line: number;
  shot: string;
  /** The address of its picture; empty: it has none. */
  picture: string;
  fate: string;
}

export interface Marks {
  frames: readonly Beside[];
  headings: readonly number[];
  problems: readonly { line: number; severity: string }[];
}

interface Told {
  text: string;
  label: string;
  phrases: Record<string, string>;
  changed(): void;
  /** The cursor went to this line. */
  moved(line: number): void;
  frame(frame: string): void;
}

export interface Editor {
  text(): string;
  mark(marks: Marks): void;
  goTo(line: number, column?: number): void;
  /** Another text in its place, which undo takes back. */
  replace(text: string): void;
  focus(): void;
  destroy(): void;
}

class Panels extends GutterMarker {
  constructor(
    readonly frames: readonly Beside[],
    readonly chosen: (frame: string) => void,
  ) {
    super();
  }
  override eq(other: Panels): boolean {
    return JSON.stringify(other.frames) === JSON.stringify(this.frames);
  }
  override toDOM(): Node {
    const all = document.createElement("div");
    all.className = "sb-panels";
    for (const one of this.frames) all.append(this.panel(one));
    return all;
  }
  private panel(one: Beside): HTMLElement {
    const panel = document.createElement("span");
    panel.className = "sb-panel";
    panel.dataset["fate"] = one.fate;
    if (one.picture) {
      const picture = document.createElement("img");
      picture.src = one.picture;
      picture.alt = "";
      panel.append(picture);
    }
    const shot = document.createElement("b");
    shot.textContent = one.shot;
    panel.append(shot);
    panel.addEventListener("click", () => this.chosen(one.frame));
    return panel;
  }
}

const marked = StateEffect.define<Marks>();

const ofKind: Record<Kind, Decoration> = Object.fromEntries(
  (
    [
      "blank",
      "title",
      "heading",
      "action",
      "cue",
      "parenthetical",
      "dialogue",
      "lyric",
      "transition",
      "centered",
      "section",
      "synopsis",
      "note",
      "boneyard",
      "break",
      "plain",
    ] as const
  ).map((kind) => [kind, Decoration.line({ class: `sb-${kind}`, attributes: { dir: "auto" } })]),
) as Record<Kind, Decoration>;

interface Look {
  headings: ReadonlySet<number>;
  lines: RangeSet<Decoration>;
}

function looks(doc: Text, headings: ReadonlySet<number>): RangeSet<Decoration> {
  const builder = new RangeSetBuilder<Decoration>();
  for (const line of read(doc.toString(), headings)) {
    if (line.number > doc.lines) break;
    builder.add(doc.line(line.number).from, doc.line(line.number).from, ofKind[line.kind]);
  }
  return builder.finish();
}

/** How each line looks, by what it is. Headings that only the server knows hold until the text changes. */
const look = StateField.define<Look>({
  create: (state) => ({ headings: new Set(), lines: looks(state.doc, new Set()) }),
  update(value, change) {
    const marks = change.effects.find((effect) => effect.is(marked))?.value as Marks | undefined;
    if (marks) {
      const headings = new Set(marks.headings);
      return { headings, lines: looks(change.state.doc, headings) };
    }
    if (!change.docChanged) return value;
    return { headings: value.headings, lines: looks(change.state.doc, new Set()) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.lines),
});

const problems = StateField.define<RangeSet<Decoration>>({
  create: () => Decoration.none,
  update(value, change) {
    const marks = change.effects.find((effect) => effect.is(marked))?.value as Marks | undefined;
    if (!marks) return value.map(change.changes);
    const { doc } = change.state;
    const worst = new Map<number, string>();
    for (const { line, severity } of marks.problems) {
      if (line >= 1 && line <= doc.lines && worst.get(line) !== "error") worst.set(line, severity);
    }
    return Decoration.set(
      [...worst].map(([line, severity]) =>
        Decoration.line({ class: `sb-problem-${severity}` }).range(doc.line(line).from),
      ),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

function beside(chosen: (frame: string) => void) {
  const field = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(value, change) {
      const marks = change.effects.find((effect) => effect.is(marked))?.value as Marks | undefined;
      if (!marks) return value.map(change.changes);
      const { doc } = change.state;
      const byLine = Map.groupBy(
        marks.frames.filter((one) => one.line >= 1 && one.line <= doc.lines),
        (one) => one.line,
      );
      return RangeSet.of(
        [...byLine].map(([line, frames]) => new Panels(frames, chosen).range(doc.line(line).from)),
        true,
      );
    },
  });
  return [field, gutter({ class: "sb-margin", side: "after", markers: (view) => view.state.field(field) })];
}

export function mount(host: HTMLElement, told: Told): Editor {
  const inner = document.createElement("div");
  inner.style.height = "100%";
  host.append(inner);
  const root = inner.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: told.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        search({ top: true }),
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorState.phrases.of(told.phrases),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({ "aria-label": told.label, spellcheck: "true", tabindex: "0" }),
        THEME,
        look,
        problems,
        beside(told.frame),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) told.changed();
          if (update.selectionSet || update.docChanged) {
            told.moved(update.state.doc.lineAt(update.state.selection.main.head).number);
          }
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    mark: (marks) => view.dispatch({ effects: marked.of(marks) }),
    goTo(line, column = 1) {
      const found = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const at = Math.min(found.from + Math.max(0, column - 1), found.to);
      view.dispatch({
        selection: EditorSelection.cursor(at),
        effects: EditorView.scrollIntoView(at, { y: "center" }),
      });
      view.focus();
    },
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    destroy() {
      view.destroy();
      inner.remove();
    },
  };
}
