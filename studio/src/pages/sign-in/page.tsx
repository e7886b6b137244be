/** Where somebody says who they are: by password, or at a provider. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";
import { Redirect, useLocation, useSearch } from "wouter";

import { answered, api } from "../../api/client";
import { Refusal } from "../../api/refusal";
import { me } from "../../api/session";
import { forgetWho } from "../../api/standing";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { refusedText } from "../../ui/refused";
import { useWords, type Words } from "../../words";
import styles from "./page.module.css";

const providers = {
  queryKey: ["providers"],
  queryFn: () => answered(api.GET("/v1/sign-in/providers")),
};

/** Only a place in Studio: an address that somebody was sent must not lead out of it. */
export const inside = (next: string | null): string =>
  next && /^\/(?![/\\])/.test(next) && !next.includes("\\") ? next : "/";

function problemOf(error: unknown, t: Words): string {
  if (!(error instanceof Refusal)) return refusedText(error, t);
  if (error.status === 401) return t.signIn.wrong;
  return error.isUnreachable ? t.signIn.away : refusedText(error, t);
}

export default function SignInPage() {
  const t = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const next = inside(new URLSearchParams(useSearch()).get("next"));
  const { data: others } = useQuery(providers);
  // Somebody who comes in by another tab is in here too, as after a restart that made a new address.
  const { data: who } = useQuery({ ...me, refetchOnWindowFocus: "always" });
  const [problem, setProblem] = useState("");
  const [isAsked, setAsked] = useState(false);

  useEffect(() => {
    document.title = t.shell.title(t.signIn.title, "");
  }, [t]);

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setAsked(true);
    setProblem("");
    try {
      await api.POST("/v1/sessions", {
        body: { login: String(form.get("login")).trim(), password: String(form.get("password")) },
      });
      forgetWho();
      client.clear(); // whoever was here before read it
      await client.fetchQuery(me);
      go(next, { replace: true });
    } catch (error) {
      setProblem(problemOf(error, t));
      setAsked(false);
    }
  };

  if (who && who.kind !== "guest") return <Redirect to={next} replace />;
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={(event) => void enter(event)}>
        <h1>{t.signIn.title}</h1>
        <TextField label={t.signIn.login} name="login" autoComplete="username" required />
        <TextField
          label={t.signIn.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          problem={problem || undefined}
        />
        <Button look="main" type="submit" disabled={isAsked}>
          {t.signIn.enter}
        </Button>
        {others?.providers.map((one) => (
          <a
            key={one.href}
            className={styles.provider}
            href={`${one.href}?next=${encodeURIComponent(`/studio${next}`)}`}
          >
            {t.signIn.with(one.name)}
          </a>
        ))}
        <p className="soft">{t.signIn.local}</p>
      </form>
    </main>
  );
}
