import type { Checked } from "../../pages/jobs/checked";
import { many } from "../say";

const OPERATIONS: Record<string, string> = {
  render: "Zeichnen",
  check: "Prüfen",
  compile: "Drehbücher einlesen",
  build: "Film bauen",
  verify: "Protokoll prüfen",
  draft: "Entwurfs-Board",
  generate: "Assets zeichnen",
  lock: "Assets festlegen",
};

export const jobs = {
  title: "Aufträge",
  said: "Was der Rechner für Sie tut: zeichnen, prüfen, exportieren. Es läuft weiter, wenn Sie die Seite schließen.",
  operation: (name: string) =>
    OPERATIONS[name] ??
    (name.startsWith("export.") ? `Export ${name.slice("export.".length)}` : name.replaceAll(/[._]/g, " ")),
  start: "Arbeit beginnen",
  which: "Welche Bilder",
  whichHint:
    "Szenen per Klick; oder Bilder, wie sie auf dem Board heißen: 3A, 2C/1. Auch S03/2 und FR_S03_002. Leer: alle.",
  all: "Alle",
  scenesLabel: "Szenen",
  force: "Auch zeichnen, was frisch ist",
  draft: "Platzhalter für alles, was nicht festgelegt ist (Entwürfe, nie freizugeben)",
  again: "Noch einmal beurteilen, was beurteilt ist",
  render: "Zeichnen",
  renderFrames: (n: number) => `${many(n, "Bild", "Bilder")} zeichnen`,
  check: "Bilder prüfen",
  compile: "Drehbücher einlesen",
  started: (what: string) => `${what}: begonnen`,
  planTitle: "Was gezeichnet würde",
  planning: "Wird gelesen, was zu zeichnen ist …",
  noPlan: "Was im Feld steht, nennt kein Bild.",
  drawnAgain: (n: number) =>
    n === 1
      ? "Eines davon ist frisch und bekommt eine neue Version."
      : `${n.toLocaleString()} davon sind frisch und bekommen eine neue Version.`,
  asDrafts: "Wo etwas nicht festgelegt ist, steht ein Platzhalter: Das Bild bekommt einen Entwurf.",
  obstacles: {
    "not-locked": (n: number) =>
      n === 1 ? "1 Asset ist nicht festgelegt:" : `${n.toLocaleString()} Assets sind nicht festgelegt:`,
    "no-spec": (n: number) =>
      n === 1 ? "1 Asset hat keine Beschreibung:" : `${n.toLocaleString()} Assets haben keine Beschreibung:`,
    "unresolved-name": (n: number) =>
      n === 1
        ? "1 Name des Drehbuchs ist noch kein Asset:"
        : `${n.toLocaleString()} Namen des Drehbuchs sind noch keine Assets:`,
    unusable: (n: number) =>
      n === 1
        ? "1 Asset hat keine Version, die gezeichnet werden darf:"
        : `${n.toLocaleString()} Assets haben keine Version, die gezeichnet werden darf:`,
  },
  toAssets: "Zu den Assets",
  toScript: "Zum Drehbuch",
  toDraw: (n: number) => `${many(n, "Bild", "Bilder")} zu zeichnen`,
  blocked: (n: number) => `${many(n, "Bild ist", "Bilder sind")} blockiert`,
  fresh: (n: number) => `${many(n, "Bild ist", "Bilder sind")} frisch`,
  allFresh: "Jedes Bild ist so, wie es sein soll.",
  whyEach: "Bild für Bild",
  moreRows: (n: number) => `und ${n.toLocaleString()} weitere`,
  atWork: "In Arbeit",
  nothingRuns: "Gerade läuft nichts.",
  waits: "Wartet, bis es an der Reihe ist",
  stops: "Endet mit dem nächsten Schritt",
  ofTotal: (done: number, total: number) => `${done.toLocaleString()} von ${total.toLocaleString()}`,
  left: (about: string) => `noch etwa ${about}`,
  progress: (what: string) => `Fortschritt: ${what}`,
  preview: (what: string) => `Das Bild, das gerade entsteht: ${what}`,
  cancel: "Abbrechen",
  cancelled: "Es endet mit dem nächsten Schritt; was fertig ist, bleibt.",
  everything: "Alles",
  askedBy: (who: string) => `von ${who}`,
  attempt: (n: number) => `${n}. Versuch`,
  ended: "Beendet",
  nothingEnded: "Noch ist kein Auftrag beendet.",
  earlier: "Frühere Aufträge",
  states: {
    queued: "Wartet",
    running: "Läuft",
    done: "Fertig",
    failed: "Gescheitert",
    cancelled: "Abgebrochen",
  },
  givenUp: "Aufgegeben: Bei jedem Versuch endete der Dienst.",
  retry: "Noch einmal",
  retried: "Es wartet wieder, bis es an der Reihe ist.",
  retryOf: "wiederholt",
  cost: (time: string) => `${time} Arbeit`,
  drawn: (n: number) => `${n.toLocaleString()} gezeichnet`,
  drawnBefore: (n: number) => `${n.toLocaleString()} schon vorher gezeichnet`,
  notDrawn: (n: number) => `${n.toLocaleString()} nicht gezeichnet`,
  pages: (n: number) => many(n, "Seite", "Seiten"),
  outcome: {
    checked: (now: Checked, before: Checked) => {
      const known = before.all;
      const knew = many(known, "Bild war", "Bilder waren");
      const differ =
        before.differ > 0
          ? `, ${before.differ.toLocaleString()} ${before.differ === 1 ? "weicht ab" : "weichen ab"}`
          : "";
      if (now.all === 0) {
        return known > 0 ? `Nichts war neu: ${knew} schon geprüft${differ}` : "Es gab kein Bild zu prüfen";
      }
      const all = many(now.all, "Bild", "Bilder");
      const warned = now.warned > 0 ? [`${now.warned.toLocaleString()} mit Warnung`] : [];
      const said =
        now.differ + now.open === 0
          ? [now.passed === 1 ? "bestanden" : "alle bestanden", ...warned]
          : [
              ...(now.passed > 0 ? [`${now.passed.toLocaleString()} bestanden`] : []),
              ...warned,
              ...(now.differ > 0
                ? [`${now.differ.toLocaleString()} ${now.differ === 1 ? "weicht ab" : "weichen ab"}`]
                : []),
              ...(now.open > 0 ? [`${now.open.toLocaleString()} nicht beurteilt`] : []),
            ];
      const rest = known > 0 ? `; ${knew} schon geprüft${differ}` : "";
      return `${all} geprüft: ${said.join(", ")}${rest}`;
    },
    drawn: (n: number, isDraft: boolean, alike: number) => {
      const drawn = `${isDraft ? many(n, "Entwurf", "Entwürfe") : many(n, "Bild", "Bilder")} gezeichnet`;
      if (alike === 0) return drawn;
      const which =
        n === 1 ? "es sieht" : alike === n ? "alle sehen" : many(alike, "davon sieht", "davon sehen");
      return `${drawn}; ${which} aus wie vorher, denn von der Änderung wird nichts gezeichnet`;
    },
    assetsDrawn: (n: number) => `${many(n, "Asset", "Assets")} gezeichnet`,
    lookAndLock: (n: number) => `${many(n, "Asset", "Assets")} gezeichnet: jetzt ansehen und festlegen`,
    locked: (n: number) => `${many(n, "Asset", "Assets")} festgelegt`,
    compiled: (n: number) => `Drehbücher eingelesen: ${many(n, "Bild hat", "Bilder haben")} sich geändert`,
    butNot: (what: string, n: number) => `${what}, ${n.toLocaleString()} nicht`,
    done: (what: string) => `${what}: fertig`,
    failed: (what: string, why: string) => (why ? `${what}: ${why}` : `${what}: nicht fertig`),
    stopped: (what: string) => `${what}: abgebrochen`,
  },
  details: "Warum, und wie es weitergeht",
  servers: "ComfyUI-Server",
  serversSaid: "Sie zeichnen die Bilder dieses Projekts.",
  server: "Rechenserver",
  serverList: "Zustand jedes Servers",
  serverState: "Zustand",
  queue: "Warteschlange",
  queued: (running: number, waiting: number) => `${running} in Arbeit, ${waiting} warten`,
  computes: "Rechnet mit",
  doing: "Tut gerade",
  notes: "Probleme",
  serverWords: "Was der Server sagte",
  serverStates: { up: "Antwortet", down: "Antwortet nicht", closed: "Ausgeschlossen" } as Record<
    string,
    string
  >,
  ready: "Bereit",
  notReady: "Etwas fehlt",
  unreachable: "Antwortet nicht",
  noServers: "Noch ist kein Server genannt.",
  refresh: "Noch einmal fragen",
  memory: (free: number, all: number) => `${free.toFixed(1)} von ${all.toFixed(1)} GB frei`,
};
