import { useQuery } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { useMe } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Select, TextField } from "../../ui/field";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import styles from "./people.module.css";
import { accounts } from "./queries";
import { Person } from "./person";

const ROLES = ["owner", "supervisor", "artist", "viewer"] as const;
type Role = (typeof ROLES)[number];

export function Members({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const who = useMe();
  const path = { project_id: project };
  const renews = [key(project, "people"), ["me"]];
  const { data, error, refetch } = useQuery({
    queryKey: key(project, "people", "members"),
    queryFn: () => answered(api.GET("/v1/projects/{project_id}/members", { params: { path } })),
  });
  const change = (login: string, role: Role) =>
    act(
      api.POST("/v1/projects/{project_id}/members/{login}:change", {
        params: { path: { ...path, login } },
        body: { role },
        headers: once(),
      }),
      { renews, done: t.people.roleChanged(login, t.people.role[role]) },
    );
  const remove = async (login: string) => {
    await act(
      api.DELETE("/v1/projects/{project_id}/members/{login}", { params: { path: { ...path, login } } }),
      { renews, done: t.people.removed(login) },
    );
  };
  return (
    <Section title={t.people.members} said={t.people.membersSaid}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.members.length === 0 && <p className="soft">{t.people.noMembers}</p>}
      {data && data.members.length > 0 && (
        <Table label={t.people.members} head={[t.people.name, t.people.roleTitle, ""]}>
          {data.members.map((one) => (
            <tr key={one.login}>
              <td>
                <Person name={one.name} login={one.login} />{" "}
                {one.login === who?.login && <Badge tone="calm">{t.people.you}</Badge>}{" "}
                {one.disabled && <Badge tone="bad">{t.people.disabled}</Badge>}
              </td>
              <td>
                <select
                  className={styles.select}
                  aria-label={t.people.roleOf(one.name || one.login)}
                  value={one.role}
                  onChange={(event) => void change(one.login, event.target.value as Role)}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t.people.role[role]}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <Confirm
                  does={t.common.remove}
                  title={t.people.removeTitle(one.name || one.login)}
                  onDo={() => remove(one.login)}
                >
                  <p>{t.people.removeSaid}</p>
                </Confirm>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <AddMember project={project} />
    </Section>
  );
}

function AddMember({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const hint = useId();
  const logins = useId();
  const isAdmin = useMe()?.is_admin ?? false;
  const [role, setRole] = useState<Role>("artist");
  const { data } = useQuery({ ...accounts, enabled: isAdmin });
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const login = String(new FormData(form).get("login")).trim();
    const added = await act(
      api.POST("/v1/projects/{project_id}/members", {
        params: { path: { project_id: project } },
        body: { login, role },
        headers: once(),
      }),
      { renews: [key(project, "people")], done: t.people.roleChanged(login, t.people.role[role]) },
    );
    if (added) form.reset();
  };
  return (
    <>
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField
          label={t.people.login}
          name="login"
          required
          autoComplete="off"
          autoCapitalize="none"
          list={logins}
          aria-describedby={hint}
        />
        <datalist id={logins}>
          {data?.users.map((one) => (
            <option key={one.login} value={one.login}>
              {one.name}
            </option>
          ))}
        </datalist>
        <Select
          label={t.people.roleTitle}
          value={role}
          choices={ROLES.map((value) => ({ value, label: t.people.role[value] }))}
          onChange={(event) => setRole(event.target.value as Role)}
        />
        <Button type="submit">{t.people.addMember}</Button>
      </form>
      <p className={styles.hint} id={hint}>
        {isAdmin ? t.people.addHintAdmin : t.people.addHint}
      </p>
    </>
  );
}
