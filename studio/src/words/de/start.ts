export const start = {
  title: "Projekte",
  said: "Öffnen Sie ein Board oder beginnen Sie unten ein neues.",
  empty: "Hier ist noch kein Projekt. Ein Drehbuch genügt für den Anfang.",
  role: (role: string) => (role === "owner" ? "Ihres" : `Ihre Rolle: ${role}`),
  unavailable: "Lässt sich gerade nicht öffnen",
  archived: "Archiviert",
  beginTitle: "Mit einem Drehbuch beginnen",
  beginSaid:
    "Ziehen Sie ein Drehbuch hierher: Fountain, Final Draft oder YAML. Aus Szenen werden Bilder, aus Figuren und Orten Beschreibungen, und in Sekunden steht ein erster Entwurf.",
  choose: "Drehbuch auswählen",
  example: "Beispiel öffnen",
  reading: (name: string) => `${name} wird gelesen …`,
  opening: "Das Beispiel wird bereitgelegt …",
};
