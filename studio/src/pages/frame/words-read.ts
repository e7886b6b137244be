/** The action in parts: the words that something was read from, and the rest. */
export function marked(
  action: string,
  shown: readonly { words: string; at: number }[],
): { text: string; isRead: boolean }[] {
  const spans = shown
    .filter((one) => action.slice(one.at, one.at + one.words.length) === one.words)
    .map((one): [number, number] => [one.at, one.at + one.words.length])
    .toSorted((a, b) => a[0] - b[0]);
  const parts: { text: string; isRead: boolean }[] = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (from < done) continue;
    if (from > done) parts.push({ text: action.slice(done, from), isRead: false });
    parts.push({ text: action.slice(from, to), isRead: true });
    done = to;
  }
  if (done < action.length) parts.push({ text: action.slice(done), isRead: false });
  return parts;
}
