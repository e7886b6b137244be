import { useQuery } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { useSending } from "../../api/sending";
import { useMe } from "../../api/session";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { useWords } from "../../words";
import { toNewAccount } from "./add-account";
import styles from "./people.module.css";
import { ROLES, type Role } from "./person";
import { accounts } from "./queries";

/** Gives somebody a role: one of the accounts, for who sees them; else by their login. */
export function AddMember({ project, members }: { project: string; members: readonly string[] }) {
  const t = useWords();
  const hint = useId();
  const isAdmin = useMe()?.is_admin ?? false;
  const [login, setLogin] = useState("");
  const [role, setRole] = useState<Role>("artist");
  const { isSent, send } = useSending();
  const { data } = useQuery({ ...accounts, enabled: isAdmin });
  const others = data?.users.filter((one) => !one.disabled && !members.includes(one.login)) ?? [];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const body = { login: login.trim(), role };
    const added = await send(
      body,
      (headers) =>
        answered(
          api.POST("/v1/projects/{project_id}/members", {
            params: { path: { project_id: project } },
            body,
            headers,
          }),
        ),
      {
        renews: [key(project, "people"), ["users"], ["me"]],
        done: t.people.roleChanged(body.login, t.people.role[role]),
      },
    );
    if (added) setLogin("");
  };
  if (isAdmin && data && others.length === 0) {
    return (
      <p className={styles.line}>
        <span className="soft">{data.users.length ? t.people.allAreMembers : t.people.noAccounts}</span>
        <Button onClick={toNewAccount}>{t.people.toNewAccount}</Button>
      </p>
    );
  }
  return (
    <>
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        {isAdmin ? (
          <Select
            label={t.people.account}
            required
            value={login}
            choices={[
              { value: "", label: t.people.chooseAccount },
              ...others.map((one) => ({
                value: one.login,
                label: one.name && one.name !== one.login ? `${one.name} (${one.login})` : one.login,
              })),
            ]}
            onChange={(event) => setLogin(event.target.value)}
          />
        ) : (
          <TextField
            label={t.people.login}
            required
            value={login}
            autoComplete="off"
            autoCapitalize="none"
            aria-describedby={hint}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
        <Select
          label={t.people.roleTitle}
          value={role}
          choices={ROLES.map((value) => ({ value, label: t.people.role[value] }))}
          onChange={(event) => setRole(event.target.value as Role)}
        />
        <Button type="submit" disabled={isSent}>
          {t.people.addMember}
        </Button>
        {isAdmin && (
          <Button look="quiet" onClick={toNewAccount}>
            {t.people.toNewAccount}
          </Button>
        )}
      </form>
      {!isAdmin && (
        <p className={styles.hint} id={hint}>
          {t.people.addHint}
        </p>
      )}
    </>
  );
}
