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
    check: "Prüfungen",
    timeline: "Der Schnitt",
    script: "Drehbücher",
    export: "Exporte",
    project: "Das Projekt",
  },
  subject: "Bild, Szene oder Asset",
  example: "S03/2, CHAR_001, ENV_*",
  nothing: "Dergleichen ist nicht geschehen.",
  nothingOf: (subject: string) =>
    `Mit ${subject} ist dergleichen nicht geschehen. Schreiben Sie ein Bild, eine Szene oder ein Asset mit seiner Kennung.`,
  earlier: "Frühere Ereignisse",
  hash: "Nummer und Hash des Ereignisses",
  verify: "Alles nachprüfen",
  verified: "Kette, Versionen und Bilder stimmen überein.",
  verifyRuns: "Die Nachprüfung läuft als Auftrag: Das Ergebnis steht unter Aufträge.",
};
