export const start = {
  title: "Projekte",
  said: "Öffnen Sie ein Board oder beginnen Sie unten ein neues.",
  empty: "Hier ist noch kein Projekt. Ein Drehbuch genügt für den Anfang.",
  saidOpen: "Öffnen Sie ein Board.",
  emptyForYou:
    "Sie haben noch in keinem Projekt eine Rolle. Eigentümer fügen Sie hinzu, wenn Sie ihnen Ihren Anmeldenamen sagen.",
  onlyAdmins: "Neue Projekte beginnt, wer diesen Server betreibt.",
  yours: "Ihres",
  role: (role: string) => `Ihre Rolle: ${role}`,
  unavailable: "Lässt sich gerade nicht öffnen",
  archived: "Archiviert",
  beginTitle: "Mit einem Drehbuch beginnen",
  beginSaid:
    "Ziehen Sie ein Drehbuch hierher oder fügen Sie seinen Text ein: Fountain, Final Draft oder YAML. Aus Szenen werden Bilder, aus Figuren und Orten Beschreibungen, und in Sekunden steht ein erster Entwurf.",
  choose: "Drehbuch auswählen",
  example: "Beispiel: College Silence",
  otherExample: "Beispiel: Wild Goose",
  oneOnly: (names: readonly string[]) =>
    `Aus einem Drehbuch wird ein Projekt. Ziehen Sie diese nacheinander hierher: ${names.join(", ")}.`,
  noFile:
    "Das ist keine Datei. Ziehen Sie das Drehbuch selbst hierher, nicht seinen Ordner oder einen Verweis.",
  emptyFile: (name: string) =>
    `${name} ist leer. Speichern Sie das Drehbuch in Ihrem Schreibprogramm, und legen Sie es noch einmal ab.`,
  noText: (name: string) =>
    `${name || "Das"} lässt sich nicht als Text lesen. Ist es ein Drehbuch, dann speichern Sie es als Fountain oder reinen Text in UTF-8, oder exportieren Sie es als Final Draft (.fdx), und legen Sie das ab.`,
  readingText: "Das Eingefügte wird gelesen …",
  reading: (name: string) => `${name} wird gelesen …`,
  opening: "Das Beispiel wird bereitgelegt …",
};
