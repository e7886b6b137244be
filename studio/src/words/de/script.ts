import { many } from "../say";

export const script = {
  title: "Drehbuch",
  text: "Das Drehbuch",
  scenes: "Szenen",
  panels: "Einzelbilder",
  heading: (name: string) => `Drehbuch ${name}`,
  which: "Welches Drehbuch",
  empty: "Dieser Film hat noch kein Drehbuch.",
  emptySaid: "Drehbücher sind die Dateien im Ordner scripts/ des Projekts.",
  noSuch: (name: string) => `Es gibt kein Drehbuch ${name}.`,
  said: (scenes: number, frames: number) =>
    `${many(scenes, "Szene", "Szenen")} · ${many(frames, "Bild", "Bilder")}`,
  doesNotCount: "Zählt nicht",
  doesNotCountShort: (name: string) => `${name} (zählt nicht)`,
  doesNotCountSaid:
    "Dieses Drehbuch gehört nicht zum Film: project.yaml nennt andere. Die Bilder zeigen, was daraus würde.",
  notCompiled: "Der Film ist noch nicht aus diesem Text übersetzt. Die Bilder zeigen, was daraus würde.",

  panel: (shot: string) => `Bild ${shot}`,
  panelsOf: (line: number) => `Bilder ab Zeile ${line}`,
  chooseLine:
    "Klicken Sie auf eine Zeile, um ihre Bilder zu sehen, oder auf ein Bild, um seine Zeilen zu sehen.",
  shownBy: (n: number, line: number) => `${many(n, "Bild zeigt", "Bilder zeigen")} Zeile ${line}.`,
  ofLines: (first: number, last: number) => (first === last ? `Zeile ${first}` : `Zeilen ${first}–${last}`),
  isHeading: (n: number) => `Die Szene hat ${many(n, "Bild", "Bilder")}.`,
  notShown: (kind: string) => (kind ? `${kind}: kein Bild zeigt das.` : "Kein Bild zeigt diese Zeile."),
  kinds: {
    title: "Titelseite",
    note: "Eine Notiz",
    synopsis: "Eine Zusammenfassung",
    section: "Ein Abschnitt",
    boneyard: "Durchgestrichen",
    transition: "Ein Übergang",
    action: "Handlung",
  },

  search: "Im Drehbuch suchen",
  hits: (at: number, all: number) =>
    all === 0 ? "Nichts" : at === 0 ? `${all} gefunden` : `${at} von ${all}`,
  nextHit: "Nächste Stelle",
  previousHit: "Stelle davor",

  nextPanel: "Nächstes und voriges Bild",
  nextScene: "Nächste und vorige Szene",
  nextParagraph: "Nächster und voriger Absatz",
  openFrame: "Bild öffnen",
  letGo: "Auswahl aufheben",

  problems: (n: number) => many(n, "Problem", "Probleme"),
  goToLine: (line: number) => `Zu Zeile ${line}`,
};
