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
};
