/** Times as people read them: today's by the clock, others by the day. */
export function shortTime(at: string, language: string, now = new Date()): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return at;
  const isToday = then.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(
    language,
    isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" },
  ).format(then);
}
