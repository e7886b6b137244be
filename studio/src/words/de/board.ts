import { listed, many } from "../say";

/** So viele Bilder werden genannt. */
const FEW = 6;

export const board = {
  grid: "Bilder",
  keys: "Bilderwand",
  empty: "Dieser Film hat noch keine Bilder.",
  emptySaid: "Sie entstehen aus dem Drehbuch: lesen Sie es ein, oder schreiben Sie eines.",
  toScript: "Zum Drehbuch",
  noneFits: "Kein Bild passt.",
  meant: (words: string) => `Meinten Sie „${words}“?`,
  noneFitsSaid: "Suche und Filter lassen nichts übrig.",
  clear: "Alle zeigen",
  shownOf: (shown: number, all: number) =>
    shown === all
      ? many(all, "Bild", "Bilder")
      : `${shown.toLocaleString()} von ${many(all, "Bild", "Bildern")}`,

  search: "Worte, Namen, Orte suchen",
  filters: "Filter",
  characters: "Figuren und Requisiten",
  places: "Orte",
  needs: "Braucht",
  asks: "Zu entscheiden",
  withRemarks: "Mit Anmerkungen",
  leftOut: "Ausgelassen",
  likeFrame: (frame: string) => `Sieht aus wie ${frame}`,
  likePicture: (name: string) => `Sieht aus wie ${name}`,
  onlyScene: (scene: string) => `Szene ${scene}`,
  byPicture: "Nach einem Bild suchen",
  dropPicture: "Loslassen, um ähnliche Bilder zu finden",
  sizes: "Größe der Karten",
  sizeNames: ["Daumennagel", "Klein", "Mittel", "Groß", "Eins je Bildschirm"],

  alike: "Ähnlichste zuerst",
  out: "Nicht im Schnitt",
  again: "noch einmal",
  warnings: (n: number) => many(n, "Warnung", "Warnungen"),
  findings: (n: number) => many(n, "Befund", "Befunde"),
  remarks: (n: number) => many(n, "Anmerkung", "Anmerkungen"),
  sizeAndLength: (size: string, seconds: number) =>
    [size, `${seconds.toLocaleString("de", { maximumFractionDigits: 1 })} s`].filter(Boolean).join(" · "),
  isDrawn: "Wird gezeichnet",
  waitsForDrawing: "Wartet aufs Zeichnen",
  staleUnknown: "woraus es gezeichnet wird, hat sich geändert",
  stale: (why: string) => `Veraltet: ${why}`,
  approvedBy: (who: string) => `Freigegeben von ${who}`,

  acts: "Was mit dem Bild geschehen soll",
  selected: (n: number) => `${many(n, "Karte", "Karten")} gewählt`,
  shot: (shot: string, scene: string) => `${shot} in ${scene}`,
  nothingHere: "Wählen Sie ein Bild: Pfeiltasten, J und K, oder ein Klick.",
  approve: "Freigeben",
  retake: "Neu machen",
  note: "Anmerken",
  openFrame: "Öffnen",
  play: "Ab hier abspielen",
  moreActs: "Mehr",
  select: "Wählen oder abwählen",
  selectAll: "Alle gezeigten wählen",
  letGo: "Auswahl aufheben",
  moveTo: "Zurück, weiter, darüber und darunter",
  nextPrevious: "Weiter und zurück",
  firstLast: "Erstes und letztes",
  screens: "Einen Bildschirm weiter und zurück",
  extend: "Bis dorthin wählen",
  moveEarlier: "Im Schnitt nach vorn",
  moveLater: "Im Schnitt nach hinten",
  undoCut: "Letzte Änderung am Schnitt rückgängig machen",
  redoCut: "Noch einmal machen",
  toSize: "Größe der Karten",
  insert: "Hinter dem Zeiger noch einmal verwenden",
  insertAfter: "Gleich dahinter noch einmal verwenden",
  omit: "Aus dem Schnitt nehmen",
  putBack: "Zurück in den Schnitt",
  split: "In zwei teilen",
  moreLike: "Weitere, die so aussehen",
  onlyThisScene: "Nur diese Szene",

  approved: (n: number, shot: string) =>
    n === 1 ? `${shot} freigegeben` : `${many(n, "Bild", "Bilder")} freigegeben`,
  sentBack: (n: number, shot: string) =>
    n === 1 ? `${shot} zurückgeschickt` : `${many(n, "Bild", "Bilder")} zurückgeschickt`,
  noted: (n: number, shot: string) =>
    n === 1 ? `Anmerkung zu ${shot} gespeichert` : `Anmerkung zu ${many(n, "Bild", "Bildern")} gespeichert`,
  refusedSome: (n: number, why: string) =>
    n === 1
      ? `Eines bleibt, wie es ist: ${why}`
      : `${many(n, "Bild bleibt", "Bilder bleiben")} unverändert. Das erste: ${why}`,
  alreadyApproved: "Es war schon freigegeben.",

  retakeTitle: (n: number, shot: string) =>
    n === 1 ? `${shot} neu machen` : `${many(n, "Bild", "Bilder")} neu machen`,
  retakeNote: "Was soll anders werden?",
  retakeSend: "Zurückschicken",
  noteTitle: (n: number, shot: string) =>
    n === 1 ? `Anmerkung zu ${shot}` : `Anmerkung zu ${many(n, "Bild", "Bildern")}`,
  noteText: "Was möchten Sie sagen?",
  noteSend: "Festhalten",

  allPassed: "Alle bestandenen freigeben",
  allPassedTitle: "Alle freigeben, die ihre Prüfung bestanden haben",
  allPassedOf: (n: number) =>
    `Von ${many(n, "gezeigten oder gewählten Bild", "gezeigten oder gewählten Bildern")}:`,
  allPassedWill: (n: number) =>
    n === 0 ? "Keines würde freigegeben." : `${many(n, "Bild wird", "Bilder werden")} freigegeben.`,
  allPassedWarned: (shots: readonly string[]) =>
    `${shots.length > FEW ? `${shots.length.toLocaleString()} davon haben` : `${listed(shots)} ${shots.length === 1 ? "hat" : "haben"}`} mit Warnung bestanden.`,
  allPassedBefore: (shots: readonly (readonly [string, number])[]) =>
    shots.length > FEW
      ? `${shots.length.toLocaleString()} davon waren mit einem anderen Bild freigegeben.`
      : `${listed(shots.map(([shot, version]) => `${shot} war als v${version} freigegeben`))}: Das Bild ist jetzt ein anderes.`,
  allPassedAlready: (n: number) => `${many(n, "ist", "sind")} schon freigegeben.`,
  allPassedSentBack: (n: number) =>
    `${many(n, "wurde zurückgeschickt und bleibt", "wurden zurückgeschickt und bleiben")} es.`,
  allPassedRedrawn: (shots: readonly string[]) =>
    shots.length === 1
      ? `${listed(shots)} wurde zurückgeschickt und ist neu gezeichnet: ansehen und einzeln freigeben.`
      : `${listed(shots)} wurden zurückgeschickt und sind neu gezeichnet: ansehen und einzeln freigeben.`,
  leavesOut: "Ausgelassen:",
  leftOutSorts: {
    "not rendered": (n: number) => `${n} ohne Bild`,
    outdated: (n: number) => `${n} überholt`,
    "not checked": (n: number) => `${n} nicht geprüft`,
    "not judged": (n: number) => `${n} nicht beurteilt`,
    quarantined: (n: number) => `${n} in Quarantäne`,
  },
  approveThese: (n: number) => `${n.toLocaleString()} freigeben`,

  moved: (n: number, shot: string) =>
    n === 1 ? `${shot} verschoben` : `${many(n, "Bild", "Bilder")} verschoben`,
  movedHere: (what: string, place: number) => `${what}, jetzt an Stelle ${place}`,
  tookOut: (n: number, shot: string) =>
    n === 1 ? `${shot} aus dem Schnitt genommen` : `${many(n, "Bild", "Bilder")} aus dem Schnitt genommen`,
  inserted: (shot: string) => `${shot} steht noch einmal im Schnitt`,
  splitDone: (shot: string) => `${shot} ist in zwei geteilt`,
  tooShort: "Es ist zu kurz, um geteilt zu werden.",
  notSorted: "Die Karten sind nach Ähnlichkeit geordnet; der Schnitt lässt sich hier jetzt nicht ändern.",
  carrying: (n: number) => many(n, "Karte", "Karten"),

  sentBackToo: (n: number) => `${many(n, "Bild ging", "Bilder gingen")} zurück.`,
  moreJobs: (n: number) => `und ${many(n, "weiterer Auftrag", "weitere Aufträge")}`,
  next: {
    compile: {
      why: (n: number) =>
        `Der Film ist nicht nach dem jetzigen Stand von ${many(n, "Drehbuch", "Drehbüchern")} eingelesen.`,
      act: () => "Einlesen",
      look: "Was sich ändern würde",
    },
    specs: {
      why: (n: number) =>
        `${many(n, "Bild wartet", "Bilder warten")} auf Namen im Drehbuch, die noch keine Assets sind.`,
      act: () => "Ihre Beschreibungen anlegen",
      look: "Die Namen ansehen",
    },
    lock: {
      why: (n: number) =>
        `Das sind Entwürfe: Bilder entstehen aus festgelegten Assets, und ${many(n, "ist", "sind")} nicht festgelegt.`,
      act: () => "Assets zeichnen",
      look: "Ansehen und festlegen",
    },
    lockSome: {
      why: (n: number) =>
        `${many(n, "Asset ist", "Assets sind")} nicht festgelegt, und Bilder entstehen aus festgelegten Assets.`,
      act: () => "Assets zeichnen",
      look: "Ansehen und festlegen",
    },
    lockDrawn: {
      why: (n: number) =>
        `${many(n, "Asset ist gezeichnet und wartet", "Assets sind gezeichnet und warten")} aufs Festlegen: Bilder entstehen aus festgelegten Assets.`,
      look: "Ansehen und festlegen",
    },
    lockAnew: {
      why: (n: number) =>
        `${many(n, "Beschreibung wurde", "Beschreibungen wurden")} seit dem Festlegen geändert; Bilder zeigen den alten Stand.`,
      look: (n: number): string => (n === 1 ? "Asset ansehen" : "Ansehen, was wartet"),
    },
    render: {
      why: (n: number) =>
        `${many(n, "Bild ist", "Bilder sind")} nicht so gezeichnet, wie es jetzt sein soll.`,
      act: (n: number) => `${many(n, "Bild", "Bilder")} zeichnen`,
    },
    sentBack: {
      why: (n: number) =>
        `${many(n, "Bild ging", "Bilder gingen")} zurück: Drehbuch, Regie oder ein Asset ändern, dann neu zeichnen.`,
      look: "Zum Drehbuch",
    },
    check: {
      why: (n: number) => `${many(n, "Bild wurde", "Bilder wurden")} nie mit den Assets verglichen.`,
      act: (n: number) => `${many(n, "Bild", "Bilder")} prüfen`,
    },
    differ: {
      why: (n: number) => `${many(n, "Bild weicht", "Bilder weichen")} von den festgelegten Assets ab.`,
      look: "Wie sehr",
    },
  },
};
