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
  notCompiled: "Der Film ist noch nicht aus diesem Text eingelesen. Die Bilder zeigen, was daraus würde.",

  panel: (shot: string) => `Bild ${shot}`,
  panelsOf: (line: number) => `Bilder ab Zeile ${line}`,
  chooseLine:
    "Klicken Sie auf eine Zeile, um ihre Bilder zu sehen, oder auf ein Bild, um seine Zeilen zu sehen.",
  shownBy: (n: number, line: number) => `${many(n, "Bild zeigt", "Bilder zeigen")} Zeile ${line}.`,
  shownByHere: (n: number) => `${many(n, "Bild zeigt", "Bilder zeigen")} diesen Absatz.`,
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

  line: (line: number) => `Zeile ${line}`,
  edit: "Bearbeiten",
  goOnEditing: "Weiter bearbeiten",
  read: "Lesen",
  save: "Speichern",
  saveAndCompile: "Speichern und einlesen",
  mayNotEdit: "Sie dürfen dieses Drehbuch lesen, aber nicht ändern.",
  notEdited: (format: string, mayReplace: boolean): string =>
    [
      format === "fdx"
        ? "Dieses Drehbuch wird in Final Draft geschrieben; hier lesen Sie es so, wie es verstanden wurde."
        : "Dieses Drehbuch wird anderswo als YAML geschrieben; hier lesen Sie es so, wie es verstanden wurde.",
      mayReplace ? "Legen Sie eine neuere Datei hier ab: Sie sehen, was sich ändert, bevor sie gilt." : "",
    ]
      .filter(Boolean)
      .join(" "),
  newerFile: "Neuere Datei …",
  newer: (name: string) => `Neuere Fassung von ${name}`,
  someoneReplaced:
    "Jemand anderes hat inzwischen eine andere Datei abgelegt. Sehen Sie sie an, und legen Sie Ihre noch einmal ab.",
  firstReading: "Der ganze Film wird gelesen … Beim ersten Mal dauert das einen Moment.",
  saving: "Speichert …",
  compiling: (percent: number) =>
    percent > 0 ? `Wird eingelesen … ${Math.round(percent)} %` : "Wird eingelesen …",
  keptText: "Was Sie geschrieben und noch nicht gespeichert haben, steht hier.",
  writeOn: "Weiterschreiben",
  unsaved: "Noch nicht gespeichert; in diesem Browser aufgehoben",
  isSaved: "Gespeichert",
  saved: "Gespeichert.",
  savedAndCompiled: "Gespeichert, und der Film ist daraus eingelesen.",
  notCompiledBecause: (why: string) => `Es ist gespeichert, ließ sich aber nicht einlesen: ${why}`,
  cannotKeep: "Dieser Browser kann ungespeicherten Text nicht aufheben: speichern Sie, bevor Sie gehen.",

  changes: "Was das ändert",
  changed: "Was das geändert hat",
  draw: (n: number) => `${many(n, "Bild", "Bilder")} zeichnen`,
  drawBegun: "Die Bilder werden gezeichnet.",
  drawDone: (n: number) => `${many(n, "Bild ist", "Bilder sind")} gezeichnet, wie es jetzt im Text steht.`,
  notReadable: "Dieser Text lässt sich noch nicht einlesen.",
  sameText: "Nichts ist geändert.",
  sameFrames: "Kein Bild ändert sich.",
  counts: {
    kept: (n: number) => `${n.toLocaleString()} behalten ihren Text`,
    changed: (n: number) => many(n, "Bild ändert sich", "Bilder ändern sich"),
    new: (n: number) => `${n} neu`,
    omitted: (n: number) => `${n} entfallen`,
    back: (n: number) => `${n} wieder da`,
    moved: (n: number) => `${n} in einer anderen Szene`,
    stale: (n: number) => many(n, "Bild ist neu zu zeichnen", "Bilder sind neu zu zeichnen"),
    approvals: (n: number) => many(n, "Freigabe ist betroffen", "Freigaben sind betroffen"),
  },
  movedScenes: (
    scenes: string,
    before: string | null | undefined,
    behind: string | null | undefined,
  ): string =>
    before
      ? `${scenes} kommt vor ${before}`
      : behind
        ? `${scenes} kommt hinter ${behind}`
        : `${scenes} kommt anderswohin`,
  fates: { changed: "ändert sich", new: "neu", omitted: "entfällt", back: "wieder da", kept: "bleibt" },
  fields: {
    action: "Worte",
    dialogue: "Dialog",
    duration_frames: "Länge",
    size: "Einstellungsgröße",
    angle: "Perspektive",
    movement: "Kamerabewegung",
    lens_mm: "Brennweite",
    characters: "Figuren",
    props: "Requisiten",
    nature: "Natur",
    notes: "Notizen",
    shot: "Nummer der Einstellung",
    heading: "Überschrift",
    environment: "Ort",
    lighting: "Licht",
    mood: "Stimmung",
  },
  changedIn: (fields: readonly string[]) => `Geändert: ${fields.join(", ")}`,
  staleBecause: (fields: readonly string[]): string =>
    `Neu zu zeichnen: ${fields.length > 0 ? `geändert: ${fields.join(", ")}` : "was ringsum steht, ändert die Inszenierung"}`,
  approvalIs: (what: string): string =>
    what === "outdated" ? "Seine Freigabe wird überholt" : "Seine Freigabe wird beiseitegelegt",
  andMore: (n: number) => `und ${n.toLocaleString()} weitere`,
  unresolved: "Namen ohne Asset",
  problemsTitle: "Probleme",
  nameKinds: { character: "Figur", environment: "Ort", prop: "Requisite" },
  newAsset: (kind: string, name: string) => `${kind} ${name} anlegen`,
  isAlso: (target: string) => `Dasselbe wie ${target}`,
  sameAs: "Dasselbe wie …",
  probably: (name: string) => `Vielleicht ein Versehen für ${name}.`,

  conflict: (who: string) => `${who || "Jemand anderes"} hat dieses Drehbuch gespeichert`,
  someoneSaved: (who: string) =>
    `${who || "Jemand anderes"} hat dieses Drehbuch gespeichert, während Sie schrieben. Ihr Text ist aufgehoben.`,
  otherTab:
    "Sie schreiben auch in einem anderen Tab dieses Browsers an diesem Drehbuch. Was Sie hier schreiben, bleibt davon getrennt.",
  compare: "Beide ansehen",
  conflictSaid: "Die Änderungen berühren sich nicht, also passen beide in einen Text.",
  conflictMeets:
    "Sie haben beide dieselben Zeilen geändert. Wählen Sie, mit welchem Text es weitergeht; der andere lässt sich hier kopieren.",
  theirs: "Deren Änderungen",
  mine: "Ihre Änderungen",
  takeTheirs: "Mit deren Text weiter",
  keepMine: "Mit meinem Text weiter",
  putTogether: "Beide zusammenführen",
  undoBringsBack: "Sie sehen jetzt den anderen Text. Rückgängig bringt Ihren zurück.",

  leaveTitle: "Ihr Text ist nicht gespeichert",
  leaveSaid:
    "Er bleibt in diesem Browser, und Sie können später daran weiterschreiben. Andere sehen ihn, sobald er gespeichert ist.",
  leaveKept: "Gehen und hier aufheben",
  throwAway: "Meine Änderungen verwerfen",
  stay: "Weiterschreiben",

  editor: {
    Find: "Suchen",
    Replace: "Ersetzen",
    next: "weiter",
    previous: "zurück",
    all: "alle",
    "match case": "Groß und klein",
    "by word": "ganze Wörter",
    regexp: "Muster",
    replace: "ersetzen",
    "replace all": "alle ersetzen",
    close: "schließen",
    "current match": "diese Stelle",
    "on line": "in Zeile",
    "replaced match on line $": "Stelle in Zeile $ ersetzt",
    "replaced $ matches": "$ Stellen ersetzt",
    "Go to line": "Zu Zeile",
    go: "gehen",
  },
};
