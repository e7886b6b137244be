/** Hears the pointer and Escape wherever they are, as long as something is held; answers how to stop. */
export function listening(
  drag: (event: PointerEvent) => void,
  end: (event: PointerEvent) => void,
  leave: (event: KeyboardEvent) => void,
): () => void {
  addEventListener("pointermove", drag);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("keydown", leave, { capture: true });
  return () => {
    removeEventListener("pointermove", drag);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    removeEventListener("keydown", leave, { capture: true });
  };
}
