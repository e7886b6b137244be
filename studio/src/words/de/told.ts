const short = (note: string): string => note && `: ${note.length > 60 ? `${note.slice(0, 59)}…` : note}`;

export const told = {
  title: (n: number) => (n > 0 ? `Zu Ihnen gesagt: ${n} neu` : "Zu Ihnen gesagt"),
  row: (who: string, shot: string, isReply: boolean, note: string) =>
    `${who} ${isReply ? "antwortet Ihnen" : "nennt Sie"} bei ${shot}${short(note)}`,
};
