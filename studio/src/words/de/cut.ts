const by = (who: string) => who || "Jemand";

export const cut = {
  overtaken: (who: string) =>
    `${by(who)} hat den Schnitt gerade geändert. Sie sehen ihn jetzt; machen Sie Ihre Änderung noch einmal, wenn Sie sie noch wollen.`,
  onTop: (who: string) => `${by(who)} hat den Schnitt inzwischen geändert; Ihre Änderung liegt darüber.`,
  undone: (what: string) => `Rückgängig gemacht: ${what}`,
  redone: (what: string) => `Wiederholt: ${what}`,
  noUndo: (who: string) =>
    `${by(who)} hat den Schnitt nach Ihnen geändert. Das Rückgängigmachen nähme auch diese Änderung zurück, deshalb bleibt Ihre bestehen.`,
};
