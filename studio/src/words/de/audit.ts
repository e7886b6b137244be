import { listed } from "../say";

type Said = Readonly<Record<string, string | number | boolean | null>>;
const version = (said: Said) => (said["render_version"] ? ` (Version ${said["render_version"]})` : "");
const because = (text: Said[string] | undefined) => (text ? `: ${text}` : "");
const count = (n: number, one: string, many: string) => (n === 1 ? one : `${n} ${many}`);
const nameOf = (path: Said[string] | undefined) =>
  String(path ?? "")
    .split("/")
    .at(-1) ?? "";
const numberIn = (value: Said[string] | undefined) => Number(value ?? 0);

const DECIDED: Record<string, string> = {
  approve: "freigegeben",
  retake: "zur Überarbeitung zurückgegeben",
  reject: "abgelehnt",
  reopen: "wieder geöffnet",
};
function decided(frame: string, said: Said): string {
  const drawn = said["drawing"] ? " mit Zeichnung" : "";
  const word = DECIDED[String(said["decision"])];
  if (word) return `hat ${frame} ${word}${version(said)}${drawn}${because(said["note"])}`;
  const what = said["reply_to"]
    ? `hat auf eine Anmerkung zu ${frame} geantwortet`
    : `hat zu ${frame} etwas angemerkt`;
  return `${what}${drawn}${because(said["note"])}`;
}
const VERDICTS: Record<string, string> = { passed: "bestanden", quarantined: "nicht bestanden" };
const STATES: Record<string, string> = {
  queued: "wartet",
  submitted: "abgegeben",
  running: "läuft",
  done: "fertig",
  failed: "fehlgeschlagen",
  cancelled: "abgebrochen",
};
const stateOf = (said: Said) => STATES[String(said["state"])] ?? said["state"];

function picked(frame: string, said: Said): string {
  const by = said["best"] ? ", nach der Wertung der Prüfung" : "";
  return said["candidate"]
    ? `hat Variante ${said["candidate"]} von ${frame} übernommen${version(said)}${by}`
    : `hat wieder das eigene Bild von ${frame} genommen${version(said)}`;
}

const lines: Record<string, (about: string, said: Said) => string> = {
  "project.created": (_, said) => `hat das Projekt ${said["name"] ?? ""} begonnen`,
  "project.changed": (_, said) => `hat die Einstellungen des Projekts geändert${because(said["settings"])}`,
  "asset.locked": (asset, said) =>
    `hat ${asset} als Version ${said["version"]} mit ${count(numberIn(said["pictures"]), "einem Bild", "Bildern")} festgelegt${because(said["change_note"])}`,
  "asset.unlocked": (asset, said) =>
    `hat Version ${said["version"]} von ${asset} zurückgezogen${because(said["reason"])}`,
  "asset.restored": (asset, said) =>
    `hat die Angaben zu ${asset} auf Version ${said["from_version"]} zurückgestellt`,
  "asset.taken": (asset, said) => `hat Fassung ${said["take"]} von ${asset} gemacht`,
  "asset.renamed": (asset, said) => `hat ${asset} in ${said["to"]} umbenannt`,
  "asset.deleted": (asset) => `hat ${asset} gelöscht`,
  "script.compiled": (script, said) =>
    `hat ${said["path"] || script} in ${count(numberIn(said["scenes"]), "eine Szene", "Szenen")} eingelesen`,
  "job.changed": (what, said) =>
    `Zeichnen von ${what}: ${stateOf(said)}${said["server"] ? ` auf ${said["server"]}` : ""}${because(said["error"])}`,
  "render.stored": (frame, said) =>
    said["draft"]
      ? `hat einen Entwurf von ${frame} gezeichnet${version(said)}`
      : `hat ${frame} gezeichnet${version(said)}`,
  "render.removed": (frame, said) =>
    `hat ein Bild von ${frame} gelöscht${version(said)}${because(said["reason"])}`,
  "candidate.stored": (frame, said) => `hat Variante ${said["candidate"]} von ${frame} gezeichnet`,
  "candidate.judged": (frame, said) =>
    `hat Variante ${said["candidate"]} von ${frame} geprüft: ${VERDICTS[String(said["verdict"])] ?? said["verdict"]}`,
  "candidate.picked": picked,
  "candidate.removed": (frame, said) =>
    `hat Variante ${said["candidate"]} von ${frame} gelöscht${because(said["reason"])}`,
  "check.judged": (frame, said) =>
    `hat ${frame} geprüft${version(said)}: ${VERDICTS[String(said["verdict"])] ?? said["verdict"]}`,
  "review.decided": decided,
  "exception.granted": (frame, said) =>
    `hat ${frame} erlaubt, von ${said["rule"]} abzuweichen${said["until"] ? `, bis ${said["until"]}` : ""}${because(said["reason"])}`,
  "timeline.changed": (_, said) => `hat den Schnitt geändert${because(said["what"])}`,
  "timeline.rolled_back": (_, said) => `hat den Schnitt auf ${said["to"]} zurückgestellt`,
  "export.made": (kind, said) =>
    `hat ${count(numberIn(said["frames"]), "ein Bild", "Bilder")} als ${kind} exportiert${because(nameOf(said["path"]))}`,
  "ledger.rebuilt": () => "hat die Aufzeichnung aus den Dateien des Projekts neu aufgebaut",
};

const batches: Record<string, (n: number, said: Said, passed: number) => string> = {
  "check.judged": (n, _, passed) =>
    passed === n
      ? `hat ${n} Bilder geprüft: alle bestanden`
      : `hat ${n} Bilder geprüft: ${passed} bestanden, ${n - passed} nicht`,
  "render.stored": (n) => `hat ${n} Bilder gezeichnet`,
  "candidate.stored": (n) => `hat ${n} Varianten gezeichnet`,
  "candidate.judged": (n, _, passed) =>
    passed === n
      ? `hat ${n} Varianten geprüft: alle bestanden`
      : `hat ${n} Varianten geprüft: ${passed} bestanden, ${n - passed} nicht`,
  "asset.taken": (n) => `hat ${n} Fassungen gemacht`,
  "review.decided": (n, said) => decided(`${n} Bilder`, { decision: said["decision"] ?? null }),
  "job.changed": (n, said) => `Zeichnen von ${n} Bildern: ${stateOf(said)}`,
};

const changes: Record<string, (whom: string, said: string) => string> = {
  "user.add": (whom, said) => `hat das Konto ${whom} angelegt${because(said)}`,
  "user.change": (whom, said) => `hat das Konto ${whom} geändert${because(said)}`,
  "user.password": (whom) => `hat dem Konto ${whom} ein anderes Passwort gegeben`,
  "user.disable": (whom, said) => `hat das Konto ${whom} gesperrt oder geöffnet${because(said)}`,
  "user.sign_out": (whom, said) => `hat ${whom || "alle"} abgemeldet${because(said)}`,
  "user.tie": (whom, said) => `hat das Konto ${whom} mit ${said} verbunden`,
  "member.add": (whom, said) => `hat ${whom} hier die Rolle ${said} gegeben`,
  "member.change": (whom, said) => `hat die Rolle von ${whom} geändert${because(said)}`,
  "member.remove": (whom, said) => `hat ${whom} die Rolle genommen${because(said)}`,
  "token.add": (whom, said) => `hat ein Token${whom ? ` von ${whom}` : ""} angelegt${because(said)}`,
  "token.revoke": (whom, said) => `hat ein Token${whom ? ` von ${whom}` : ""} widerrufen${because(said)}`,
  "guest.add": (_, said) => `hat einen Gastlink angelegt${because(said)}`,
  "guest.revoke": (_, said) => `hat den Gastlink ${said} widerrufen`,
};

export const audit = {
  title: "Protokoll",
  said: (n: number) =>
    `${n.toLocaleString("de")} Ereignisse in einer Kette von Hashes. Nichts wird je herausgenommen.`,
  topic: "Was",
  topics: {
    all: "Alles",
    review: "Entscheidungen",
    exception: "Ausnahmen",
    asset: "Assets und Versionen",
    render: "Bilder",
    candidate: "Varianten",
    check: "Prüfungen",
    timeline: "Der Schnitt",
    script: "Drehbücher",
    export: "Exporte",
    project: "Das Projekt",
  },
  subject: "Bild, Szene oder Asset",
  example: "1B oder S03/2, Meera, CHAR_001",
  nothing: "Dergleichen ist nicht geschehen.",
  nothingOf: (subject: string) =>
    `Mit ${subject} ist dergleichen nicht geschehen. Schreiben Sie ein Bild, eine Szene oder ein Asset mit Namen oder Nummer.`,
  earlier: "Frühere Ereignisse",
  hash: "Nummer und Hash des Ereignisses",
  verify: "Alles nachprüfen",
  verified: "Kette, Versionen und Bilder stimmen überein.",
  verifyRuns: "Die Nachprüfung läuft als Auftrag: Das Ergebnis steht unter Aufträge.",
  lines,
  batches,
  /** What it is about: a few by name. */
  batchOf: (text: string, names: readonly string[]) => `${text} (${listed(names)})`,
  changes,
  unfold: (n: number) => `Alle ${n} zeigen`,
  fold: "Einklappen",
  people: "Konten, Rollen und Links",
  peopleSaid: "Aus der eigenen Aufzeichnung des Servers über Personen, die getrennt vom Film geführt wird.",
};
