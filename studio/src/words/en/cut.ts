const by = (who: string) => who || "Somebody";

export const cut = {
  overtaken: (who: string) =>
    `${by(who)} changed the cut a moment ago. You see it now; do your change again if you still want it.`,
  onTop: (who: string) => `${by(who)} changed the cut meanwhile; yours is on top of it.`,
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  noUndo: (who: string) =>
    `${by(who)} changed the cut after you. Undoing would take their change back too, so yours stays.`,
};
