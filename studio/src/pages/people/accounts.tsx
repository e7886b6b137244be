import { useQuery } from "@tanstack/react-query";
import { useId, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { api, once } from "../../api/client";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { TextField, Toggle } from "../../ui/field";
import { Section, Table } from "../../ui/sheet";
import { Failed } from "../../ui/state";
import { useWords } from "../../words";
import styles from "./people.module.css";
import { accounts } from "./queries";
import { Person, roleIn } from "./person";

const LEAST = 10;

/** The accounts of the server, for whoever manages them. */
export function Accounts() {
  const t = useWords();
  const act = useAct();
  const hint = useId();
  const renews = [["users"]];
  const { data, error, refetch } = useQuery(accounts);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const text = (name: string) => String(said.get(name)).trim() || null;
    const login = text("login") ?? "";
    const added = await act(
      api.POST("/v1/users", {
        body: {
          login,
          name: text("name"),
          email: text("email"),
          password: text("password"),
          is_admin: said.get("admin") === "on",
        },
        headers: once(),
      }),
      { renews, done: t.people.accountMade(login) },
    );
    if (added) form.reset();
  };
  const disable = async (login: string, undo: boolean) => {
    await act(
      api.POST("/v1/users/{login}:disable", { params: { path: { login } }, body: { undo }, headers: once() }),
      { renews },
    );
  };
  return (
    <Section title={t.people.accounts} said={t.people.accountsSaid}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && data.users.length > 0 && (
        <Table label={t.people.accounts} head={[t.people.name, t.people.email, t.people.rolesTitle, ""]}>
          {data.users.map((one) => (
            <tr key={one.login}>
              <td>
                <Person name={one.name} login={one.login} />{" "}
                {one.is_admin && <Badge tone="calm">{t.people.admin}</Badge>}{" "}
                {one.disabled && <Badge tone="bad">{t.people.disabled}</Badge>}
              </td>
              <td>{one.email}</td>
              <td className="soft">
                {Object.entries(one.roles)
                  .map(([project, role]) => `${project}: ${roleIn(t.people.role, role)}`)
                  .join(", ")}
              </td>
              <td>
                {one.disabled ? (
                  <Button look="quiet" onClick={() => void disable(one.login, true)}>
                    {t.people.enable}
                  </Button>
                ) : (
                  <Confirm
                    does={t.people.disable}
                    title={t.people.disableTitle(one.name)}
                    onDo={() => disable(one.login, false)}
                  >
                    <p>{t.people.disableSaid}</p>
                  </Confirm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField label={t.people.login} name="login" required autoComplete="off" />
        <TextField label={t.people.name} name="name" autoComplete="off" />
        <TextField label={t.people.email} name="email" type="email" autoComplete="off" />
        <TextField
          label={t.people.password}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={LEAST}
          aria-describedby={hint}
        />
        <Toggle label={t.people.makeAdmin} name="admin" />
        <Button type="submit">{t.people.addAccount}</Button>
      </form>
      <p className={styles.hint} id={hint}>
        {t.people.passwordHint}
      </p>
    </Section>
  );
}
