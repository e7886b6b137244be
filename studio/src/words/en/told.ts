const short = (note: string): string => note && `: ${note.length > 60 ? `${note.slice(0, 59)}…` : note}`;

export const told = {
  title: (n: number) => (n > 0 ? `Said to you: ${n} new` : "Said to you"),
  row: (who: string, shot: string, isReply: boolean, note: string) =>
    `${who} ${isReply ? "answered you" : "named you"} on ${shot}${short(note)}`,
};
