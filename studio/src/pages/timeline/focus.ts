/** Where the focus is while somebody cuts by keys: on the entry at the playhead, not on what was pressed last. */

export const entryAtPlayhead = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("[data-entry][data-current]");

/** Whoever cuts by a key, and has the focus outside the page's own parts, has it in the cut from then on. */
export function focusCut(): void {
  const main = document.querySelector("main");
  const now = document.activeElement;
  if (now !== main && main?.contains(now)) return;
  entryAtPlayhead()?.focus({ preventScroll: true });
}
