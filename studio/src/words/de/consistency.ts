import { many } from "../say";

const shown = (drift: number): string =>
  drift.toLocaleString("de", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const standings = {
  failed: "Jenseits der Grenze",
  warned: "Zweifelhaft",
  excused: "Erlaubt",
  spared: "Durchgelassen: hier kaum zu beurteilen",
  passed: "Wie festgelegt",
  unseen: "Nicht gemessen",
  unknown: "Nicht geprüft",
  undrawn: "Nicht gezeichnet",
};

export const consistency = {
  title: "Konsistenz",
  said: "Wie weit sich alle von ihrer Festlegung entfernen: 0 ist wie üblich, 1 ist die Grenze. Wer am weitesten abweicht, steht oben.",
  nobody: "Von dieser Art gibt es nichts.",
  beyond: (n: number) => `${many(n, "Bild", "Bilder")} jenseits der Grenze`,
  doubtful: (n: number) => `${n.toLocaleString()} zweifelhaft`,
  notChecked: (n: number) => `${n.toLocaleString()} nicht geprüft`,
  notMeasured: (n: number) => `${n.toLocaleString()} nicht gemessen`,
  notMeasuredSaid:
    "Die Prüfung hat dieses Bild angesehen und nichts davon zu messen gefunden: zu klein, verdeckt oder keine Gestalt.",
  undrawnCount: (n: number) => `${n.toLocaleString()} nicht gezeichnet`,
  undrawnSaid: "Es gibt noch kein Bild.",
  alike: (n: number, of: number) =>
    n === of ? "Alle wie festgelegt" : `${n.toLocaleString()} von ${of.toLocaleString()} wie festgelegt`,
  worst: (drift: number) => `höchstens ${shown(drift)}`,
  noFrames: "Kein Bild zeigt es.",
  noFramesSaid: "Sobald der Film es zeigt, steht hier jeder Auftritt.",
  order: "Reihenfolge",
  inStoryOrder: "Wie erzählt",
  outliersFirst: "Ausreißer zuerst",
  farthest: "Was am weitesten abweicht",
  chart: "Abweichung im Lauf der Geschichte",
  asTable: "Als Tabelle",
  limit: "Grenze",
  usual: "Wie üblich",
  standings,
  pointSaid: (shot: string, drift: number | null, region: string | null, standing: keyof typeof standings) =>
    [shot, drift === null ? "" : shown(drift), region ?? "", standings[standing]].filter(Boolean).join(", "),
  number: shown,
  frame: "Bild",
  scene: "Szene",
  drift: "Abweichung",
  standing: "Was die Prüfung sagt",
  appearances: "Auftritte",
  more: (n: number) => `${n.toLocaleString()} weitere zeigen`,
  another: "Jemand anderes",
  toAsset: "Zum Asset",
  pairTitle: (name: string, shot: string) => `${name} in ${shot}`,
  inFrame: (name: string, shot: string) => `${name} in ${shot}`,
  locked: (version: number, role: string) => `Festgelegt v${version}${role ? `: ${role}` : ""}`,
  previous: "Zurück",
  next: "Weiter",
  toFrame: "Zum Bild",
  onlyFarthest: (n: number) => `Die Linie zeigt alle, Punkte sind die ${n.toLocaleString()} auffälligsten.`,
  unchecked: "Hier ist noch nichts geprüft.",
  uncheckedSome: (n: number) => `${many(n, "Bild ist", "Bilder sind")} noch nicht geprüft.`,
  uncheckedSaid:
    "Die Prüfung vergleicht jedes Bild mit den Festlegungen. Nichts wird gezeichnet, nichts verändert.",
  check: "Jetzt prüfen",
  retake: "Zurückgeben",
  retakeNote: "Was soll anders sein?",
  retakeSend: "Zurückgeben",
  sentBack: (shot: string) => `${shot} ist zurückgegeben.`,
  driftSaid: (drift: number, region: string | null, standing: keyof typeof standings) =>
    standing === "spared"
      ? `${region ?? "Das"}: jenseits der üblichen Grenze, aber hier ist zu wenig davon zu sehen, um zu urteilen. Die Prüfung lässt es durch.`
      : `${region ? `${region}:` : "Das ist"} ${drift >= 1 ? "jenseits der Grenze" : drift > 0.6 ? "nahe an der Grenze" : "deutlich innerhalb der Grenze"}: 0 ist wie üblich, 1 ist die Grenze.`,
  excusedBecause: (why: string) => `Das darf so sein: ${why}`,
  outcomes: {
    passed: "Bestanden",
    failed: "Durchgefallen",
    warned: "Zweifelhaft",
    "not judged": "Nicht beurteilt",
  },
  scored: (score: number, threshold: number) =>
    `${score.toLocaleString("de", { maximumFractionDigits: 3 })}, Grenze ${threshold.toLocaleString("de", { maximumFractionDigits: 3 })}`,
  approve: "Freigeben",
  approved: (shot: string) => `${shot} ist freigegeben.`,
  allow: "Erlauben",
  allowSaid: (rules: string) =>
    `Diese Regeln dürfen hier durchfallen: ${rules}. Der Grund steht im Protokoll.`,
  allowed: (shot: string) => `In ${shot} darf es so aussehen.`,
  scope: "Wo es gilt",
  scopes: { version: "Nur dieses Bild", frame: "Jedes Bild der Einstellung", scene: "Die ganze Szene" },
};
