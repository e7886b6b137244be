import type { ReactNode } from "react";

export function RecipeTab(): ReactNode {
  return null;
}
