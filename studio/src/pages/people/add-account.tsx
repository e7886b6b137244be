import { useId, type FormEvent } from "react";

import { answered, api } from "../../api/client";
import { useSending } from "../../api/sending";
import { Button } from "../../ui/button";
import { TextField, Toggle } from "../../ui/field";
import { useWords } from "../../words";
import styles from "./people.module.css";

const LEAST = 10;
/** The form stands once on the page; the members' form leads here. */
const FORM = "new-account";

export const toNewAccount = () => document.querySelector<HTMLInputElement>(`#${FORM} input`)?.focus();

/** Makes an account. The server makes the first one an administrator's, which is said before. */
export function AddAccount({ isFirst }: { isFirst: boolean }) {
  const t = useWords();
  const hint = useId();
  const { isSent, send } = useSending();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const text = (name: string) => String(said.get(name)).trim() || null;
    const body = {
      login: text("login") ?? "",
      name: text("name"),
      email: text("email"),
      password: text("password"),
      is_admin: said.get("admin") === "on",
    };
    const made = await send(body, (headers) => answered(api.POST("/v1/users", { body, headers })), {
      renews: [["users"]],
      done: ({ user }) => (user.is_admin ? t.people.adminMade : t.people.accountMade)(user.login),
    });
    if (made) form.reset();
  };
  return (
    <>
      <form id={FORM} className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField label={t.people.login} name="login" required autoComplete="off" autoCapitalize="none" />
        <TextField label={t.people.name} name="name" dir="auto" autoComplete="off" />
        <TextField label={t.people.email} name="email" type="email" autoComplete="off" />
        <TextField
          label={t.people.password}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={LEAST}
          aria-describedby={hint}
        />
        {!isFirst && <Toggle label={t.people.makeAdmin} name="admin" />}
        <Button type="submit" disabled={isSent}>
          {t.people.addAccount}
        </Button>
      </form>
      <p className={styles.hint} id={hint}>
        {isFirst && <strong>{t.people.firstIsAdmin} </strong>}
        {t.people.passwordHint}
      </p>
    </>
  );
}
