/** Dark, light, or as the system has it; kept in this browser. */
export type Theme = "system" | "dark" | "light";

const KEPT = "sb.theme";

export const theme = (): Theme => {
  const kept = localStorage.getItem(KEPT);
  return kept === "dark" || kept === "light" ? kept : "system";
};

export function showTheme(next: Theme = theme()): void {
  localStorage.setItem(KEPT, next);
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
}
