import { many } from "../say";

export const script = {
  title: "Script",
  text: "The script",
  scenes: "Scenes",
  panels: "Panels",
  heading: (name: string) => `Script ${name}`,
  which: "Which script",
  empty: "This film has no script yet.",
  emptySaid: "Scripts are the files in the folder scripts/ of the project.",
  noSuch: (name: string) => `There is no script ${name}.`,
  said: (scenes: number, frames: number) =>
    `${many(scenes, "scene", "scenes")} · ${many(frames, "panel", "panels")}`,
  doesNotCount: "Does not count",
  doesNotCountShort: (name: string) => `${name} (does not count)`,
  doesNotCountSaid:
    "This script is no part of the film: project.yaml names other scripts. The panels are what it would give.",
  notCompiled: "The film is not compiled from this text yet. The panels are what compiling would give.",

  panel: (shot: string) => `Panel ${shot}`,
  panelsOf: (line: number) => `Panels from line ${line}`,
  chooseLine: "Click a line to see its panels, or a panel to see its lines.",
  shownBy: (n: number, line: number) => `${many(n, "panel shows", "panels show")} line ${line}.`,
  shownByHere: (n: number) => `${many(n, "panel shows", "panels show")} this paragraph.`,
  ofLines: (first: number, last: number) => (first === last ? `Line ${first}` : `Lines ${first}–${last}`),
  isHeading: (n: number) => `The scene has ${many(n, "panel", "panels")}.`,
  notShown: (kind: string) => (kind ? `${kind}: no panel shows it.` : "No panel shows this line."),
  kinds: {
    title: "Title page",
    note: "A note",
    synopsis: "A synopsis",
    section: "A section",
    boneyard: "Crossed out",
    transition: "A transition",
    action: "Action",
  },

  search: "Search the script",
  hits: (at: number, all: number) => (all === 0 ? "Nothing" : at === 0 ? `${all} found` : `${at} of ${all}`),
  nextHit: "Next place",
  previousHit: "Place before",

  nextPanel: "Next and previous panel",
  nextScene: "Next and previous scene",
  nextParagraph: "Next and previous paragraph",
  openFrame: "Open the panel",
  letGo: "Let go of what is chosen",

  problems: (n: number) => many(n, "problem", "problems"),
  goToLine: (line: number) => `Go to line ${line}`,

  line: (line: number) => `Line ${line}`,
  edit: "Edit",
  goOnEditing: "Go on editing",
  read: "Read",
  save: "Save",
  saveAndCompile: "Save and compile",
  mayNotEdit: "You may read this script, but not change it.",
  notEdited: (format: string, mayReplace: boolean): string =>
    [
      format === "fdx"
        ? "This script is written in Final Draft, and read here as it was understood."
        : "This script is written as YAML in a program of your own, and read here as it was understood.",
      mayReplace ? "Drop its newer file here, and see what that changes before it counts." : "",
    ]
      .filter(Boolean)
      .join(" "),
  newerFile: "Newer file…",
  newer: (name: string) => `A newer ${name}`,
  someoneReplaced: "Somebody else put in another file meanwhile. Look at theirs, and drop yours again.",
  firstReading: "Reading the whole film… The first time takes a moment.",
  saving: "Saving…",
  compiling: (percent: number) => (percent > 0 ? `Compiling… ${Math.round(percent)} %` : "Compiling…"),
  unsaved: "Not saved yet; kept in this browser",
  isSaved: "Saved",
  saved: "Saved.",
  savedAndCompiled: "Saved, and the film is compiled from it.",
  notCompiledBecause: (why: string) => `It is saved, but could not be compiled: ${why}`,
  cannotKeep: "This browser cannot keep text that is not saved: save before you leave.",

  changes: "What this changes",
  changed: "What this changed",
  draw: (n: number) => `Draw ${many(n, "frame", "frames")}`,
  drawBegun: "The frames are being drawn.",
  drawDone: (n: number) => `${many(n, "frame is drawn as its", "frames are drawn as their")} words are now.`,
  notReadable: "This text cannot be compiled yet.",
  sameText: "Nothing is changed.",
  sameFrames: "No panel changes.",
  counts: {
    kept: (n: number) => `${n.toLocaleString()} keep their words`,
    changed: (n: number) => many(n, "panel changes", "panels change"),
    new: (n: number) => `${n} new`,
    omitted: (n: number) => `${n} leave the film`,
    back: (n: number) => `${n} back again`,
    moved: (n: number) => `${n} in another scene`,
    stale: (n: number) => many(n, "picture has to be drawn again", "pictures have to be drawn again"),
    approvals: (n: number) => many(n, "approval is touched", "approvals are touched"),
  },
  movedScenes: (
    scenes: string,
    before: string | null | undefined,
    behind: string | null | undefined,
  ): string =>
    before
      ? `${scenes} moves before ${before}`
      : behind
        ? `${scenes} moves behind ${behind}`
        : `${scenes} moves`,
  fates: { changed: "changes", new: "new", omitted: "leaves the film", back: "back again", kept: "stays" },
  fields: {
    action: "words",
    dialogue: "dialogue",
    duration_frames: "length",
    size: "shot size",
    angle: "angle",
    movement: "camera move",
    lens_mm: "lens",
    characters: "characters",
    props: "props",
    nature: "nature",
    notes: "notes",
    shot: "shot number",
    heading: "heading",
    environment: "place",
    lighting: "light",
    mood: "mood",
  },
  changedIn: (fields: readonly string[]) => `Changes: ${fields.join(", ")}`,
  staleBecause: (fields: readonly string[]): string =>
    `To be drawn again: ${fields.length > 0 ? `other ${fields.join(", ")}` : "what stands around it changes its staging"}`,
  approvalIs: (what: string): string =>
    what === "outdated" ? "Its approval gets outdated" : "Its approval is kept apart",
  andMore: (n: number) => `and ${n.toLocaleString()} more`,
  unresolved: "Names without an asset",
  problemsTitle: "Problems",
  nameKinds: { character: "character", environment: "place", prop: "prop" },
  newAsset: (kind: string, name: string) => `New ${kind} ${name}`,
  isAlso: (target: string) => `The same as ${target}`,
  sameAs: "The same as…",
  probably: (name: string) => `Perhaps a slip for ${name}.`,

  conflict: (who: string) => `${who || "Somebody else"} saved this script`,
  someoneSaved: (who: string) =>
    `${who || "Somebody else"} saved this script while you wrote. Your text is kept.`,
  otherTab:
    "You write in this script in another tab of this browser, too. What you write here is kept apart from it.",
  compare: "See both",
  conflictSaid: "The changes do not meet, so both fit into one text.",
  conflictMeets:
    "Both of you changed the same lines. Choose a text to go on with; the other can be copied from here.",
  theirs: "What they changed",
  mine: "What you changed",
  takeTheirs: "Go on with theirs",
  keepMine: "Go on with mine",
  putTogether: "Put both together",
  undoBringsBack: "You see their text now. Undo brings yours back.",

  leaveTitle: "Your text is not saved",
  leaveSaid: "It stays in this browser, so you can go on with it later. Others see it when it is saved.",
  leaveKept: "Leave, and keep it here",
  throwAway: "Throw my changes away",
  stay: "Go on writing",

  editor: {
    Find: "Find",
    Replace: "Replace",
    next: "next",
    previous: "previous",
    all: "all",
    "match case": "match case",
    "by word": "by word",
    regexp: "pattern",
    replace: "replace",
    "replace all": "replace all",
    close: "close",
    "current match": "current match",
    "on line": "on line",
    "replaced match on line $": "replaced match on line $",
    "replaced $ matches": "replaced $ matches",
    "Go to line": "Go to line",
    go: "go",
  },
};
