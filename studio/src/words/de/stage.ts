export const stage = {
  failed: "Das Bild lässt sich nicht anzeigen.",
  layer:
    "Zeichnen. Die Pfeiltasten bewegen das Kreuz, mit Umschalt weiter. Die Eingabetaste beginnt einen Strich und beendet ihn. Escape verwirft ihn.",
  layerSort: "Zeichenfläche",
  tools: "Zeichnen",
  toolNames: { pen: "Stift", arrow: "Pfeil", box: "Rahmen", erase: "Strich löschen" },
  colors: {
    red: "Rot",
    orange: "Orangefarben",
    yellow: "Gelb",
    green: "Grün",
    blue: "Blau",
    violet: "Violett",
    white: "Weiß",
    black: "Schwarz",
  },
  widths: { thin: "Dünne Linie", usual: "Mittlere Linie", thick: "Dicke Linie" },
  clear: "Alles löschen",
  done: "Fertig",
};
