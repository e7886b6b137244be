export const start = {
  title: "Projekte",
  empty: "Hier ist noch kein Projekt.",
  role: (role: string) => `Ihre Rolle: ${role}`,
  unavailable: "Lässt sich gerade nicht öffnen",
};
