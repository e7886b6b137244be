import { many } from "../say";

const shown = (drift: number): string =>
  drift.toLocaleString("de", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const standings = {
  failed: "Jenseits der Grenze",
  warned: "Zweifelhaft",
  excused: "Erlaubt",
  passed: "Wie festgelegt",
  unknown: "Nicht geprüft",
};

export const consistency = {
  title: "Ähnlichkeit",
  said: "Wie weit sich alle von ihrer Festlegung entfernen: 0 ist wie üblich, 1 ist die Grenze. Wer am weitesten abweicht, steht oben.",
  nobody: "Von dieser Art gibt es nichts.",
  beyond: (n: number) => `${many(n, "Bild", "Bilder")} jenseits der Grenze`,
  doubtful: (n: number) => `${n.toLocaleString()} zweifelhaft`,
  notChecked: (n: number) => `${n.toLocaleString()} nicht geprüft`,
  allGood: "Alle wie festgelegt",
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
  notCheckedSaid: "Noch hat niemand dieses Bild mit der Festlegung verglichen: Lassen Sie es prüfen.",
  driftSaid: (drift: number) =>
    `Das ist ${drift >= 1 ? "jenseits der Grenze" : drift > 0.6 ? "nahe an der Grenze" : "deutlich innerhalb der Grenze"}: 0 ist wie üblich, 1 ist die Grenze.`,
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
