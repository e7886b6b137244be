export const stage = {
  failed: "The picture cannot be shown.",
  layer:
    "Drawing. Arrow keys move the cross, with Shift farther. Enter begins a mark, and Enter again ends it. Escape gives it up.",
  layerSort: "drawing surface",
  tools: "Drawing",
  toolNames: { pen: "Pen", arrow: "Arrow", box: "Box", erase: "Erase a mark" },
  colors: {
    red: "Red",
    orange: "Orange",
    yellow: "Yellow",
    green: "Green",
    blue: "Blue",
    violet: "Violet",
    white: "White",
    black: "Black",
  },
  widths: { thin: "Thin line", usual: "Line", thick: "Thick line" },
  clear: "Erase all",
  done: "Done",
};
