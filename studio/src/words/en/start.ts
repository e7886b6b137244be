export const start = {
  title: "Projects",
  said: "Open a board, or begin another one below.",
  empty: "No project is here yet. A screenplay is enough to begin.",
  saidOpen: "Open a board.",
  emptyForYou: "You have a role in no project yet. Ask an owner to add you: they need your login.",
  onlyAdmins: "Whoever runs this server begins new projects.",
  yours: "Yours",
  role: (role: string) => `Your role: ${role}`,
  unavailable: "Cannot be opened now",
  archived: "Archived",
  beginTitle: "Begin with a screenplay",
  beginSaid:
    "Drop a script here, or paste its text: Fountain, Final Draft or YAML. Its scenes become frames, its people and places become specs, and a draft board is drawn in seconds.",
  choose: "Choose a screenplay",
  example: "Example: College Silence",
  otherExample: "Example: Wild Goose",
  oneOnly: (names: readonly string[]) =>
    `One screenplay becomes one project. Drop these one after the other: ${names.join(", ")}.`,
  noFile: "That is no file. Drop the screenplay itself, not its folder or a link to it.",
  emptyFile: (name: string) =>
    `${name} is empty. Save the screenplay in the program that you write it with, and drop it again.`,
  noText: (name: string) =>
    `${name || "This"} cannot be read as text. If it is a screenplay, save it as Fountain or plain text in UTF-8, or export it as Final Draft (.fdx), and drop that.`,
  readingText: "Reading what you pasted …",
  reading: (name: string) => `Reading ${name} …`,
  opening: "The example is being laid out …",
};
