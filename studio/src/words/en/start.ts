export const start = {
  title: "Projects",
  said: "Open a board, or begin another one below.",
  empty: "No project is here yet. A screenplay is enough to begin.",
  role: (role: string) => (role === "owner" ? "Yours" : `You are ${role}`),
  unavailable: "Cannot be opened now",
  archived: "Archived",
  beginTitle: "Begin with a screenplay",
  beginSaid:
    "Drop a script here: Fountain, Final Draft or YAML. Its scenes become frames, its people and places become specs, and a draft board is drawn in seconds.",
  choose: "Choose a screenplay",
  example: "Open the example",
  reading: (name: string) => `Reading ${name} …`,
  opening: "The example is being laid out …",
};
