export const signIn = {
  title: "Anmelden",
  login: "Anmeldename",
  password: "Kennwort",
  enter: "Anmelden",
  with: (provider: string) => `Mit ${provider} anmelden`,
  wrong: "Anmeldename und Kennwort gehören nicht zusammen.",
  away: "Der Server antwortet nicht. Versuchen Sie es gleich noch einmal; bleibt es so, fragen Sie, wer ihn betreibt.",
  local: "Am Rechner des Servers genügt die Adresse, die sein Terminal zeigt.",
};
