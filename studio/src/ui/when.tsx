/** A moment as people say it, with the exact one on hover and for machines. */
import { useState } from "react";

import { useLanguage } from "../words";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];
const DAYS_SAID = 7;

export function said(at: Date, now: Date, language: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const far = Math.abs(seconds);
  if (far > DAYS_SAID * 86_400) return at.toLocaleDateString(language, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, size] = STEPS.find(([, one]) => far >= one) ?? ["second", 1];
  return unit === "second" ? relative.format(0, "second") : relative.format(Math.round(seconds / size), unit);
}

export function When({ at }: { at: string | null | undefined }) {
  const { language } = useLanguage();
  const [now] = useState(() => new Date());
  if (!at) return <span className="soft">–</span>;
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString(language)}>
      {said(date, now, language)}
    </time>
  );
}
