/** Frames as timecode, by the rules of the exports: drop-frame where it belongs. */

/** Frames of a second as an exact fraction: "24", "24000/1001". */
export interface Rate {
  over: number;
  under: number;
}

export function rateOf(text: string): Rate {
  const [over = "24", under = "1"] = text.split("/");
  return { over: Number(over) || 24, under: Number(under) || 1 };
}

export const perSecond = (rate: Rate): number => rate.over / rate.under;
export const secondsOf = (frames: number, rate: Rate): number => (frames * rate.under) / rate.over;

const DROPPED: Readonly<Record<string, number>> = { "30000/1001": 2, "60000/1001": 4 };
const two = (n: number): string => String(n).padStart(2, "0");

/** `00:00:02:12`, with `;` before the frames where numbers are dropped. */
export function timecode(frame: number, rate: Rate): string {
  const base = Math.ceil(rate.over / rate.under);
  const drops = DROPPED[`${rate.over}/${rate.under}`] ?? 0;
  const counted = drops ? withDropped(frame, base, drops) : frame;
  const seconds = Math.floor(counted / base);
  const hours = Math.floor(seconds / 3600) % 24;
  const sign = drops ? ";" : ":";
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${sign}${two(counted % base)}`;
}

function withDropped(frame: number, base: number, drops: number): number {
  const minute = base * 60 - drops;
  const ten = minute * 10 + drops;
  const rest = frame % ten;
  const extra = rest >= drops ? Math.max(0, Math.floor((rest - drops) / minute)) : 0;
  return frame + drops * (9 * Math.floor(frame / ten) + extra);
}
