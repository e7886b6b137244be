/**
 * Every text that people read. English is the whole catalogue and its type; another language has the same shape, so
 * that a missing text does not compile. A language other than English is fetched when it is wanted.
 */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

import * as en from "./en";

export type Words = typeof en;

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** A module of another language has to have all that English has: the compiler says what lacks. */
const LOADS: Record<Exclude<Language, "en">, () => Promise<Words>> = {
  de: () => import("./de"),
};
const KEPT = "sb.language";

interface Told {
  words: Words;
  language: Language;
  choose(language: Language): void;
}

const WordsContext = createContext<Told>({ words: en, language: "en", choose: () => undefined });

/** The language that was chosen here, else the first of the browser's that there is. */
export function preferred(): Language {
  const known = (one: string | null | undefined): one is Language => !!one && Object.hasOwn(LANGUAGES, one);
  const chosen = localStorage.getItem(KEPT);
  if (known(chosen)) return chosen;
  return navigator.languages.map((one) => one.slice(0, 2)).find(known) ?? "en";
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  const [words, setWords] = useState<Words | null>(language === "en" ? en : null);

  useEffect(() => {
    document.documentElement.lang = language;
    if (language === "en") {
      setWords(en);
      return;
    }
    let wanted = true;
    LOADS[language]()
      .then((loaded) => wanted && setWords(loaded))
      .catch(() => wanted && setWords(en));
    return () => {
      wanted = false;
    };
  }, [language]);

  const value = useMemo<Told | null>(
    () =>
      words && {
        words,
        language,
        choose(next) {
          localStorage.setItem(KEPT, next);
          setLanguage(next);
        },
      },
    [words, language],
  );
  return value && <WordsContext value={value}>{children}</WordsContext>;
}

/** The catalogue: `const t = useWords(); t.board.empty`. */
export const useWords = (): Words => use(WordsContext).words;

export function useLanguage(): Pick<Told, "language" | "choose"> {
  const { language, choose } = use(WordsContext);
  return { language, choose };
}
