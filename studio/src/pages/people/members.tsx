import { useQuery } from "@tanstack/react-query";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { useMe } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Confirm } from "../../ui/confirm";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { AddMember } from "./add-member";
import styles from "./people.module.css";
import { Person, ROLES, type Role } from "./person";

export function Members({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const who = useMe();
  const path = { project_id: project };
  const renews = [key(project, "people"), ["me"], ["users"]];
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
      {data?.members.length === 0 && (
        <p className="soft">{who?.is_admin ? t.people.noMembersAdmin : t.people.noMembers}</p>
      )}
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
      {data && <AddMember project={project} members={data.members.map((one) => one.login)} />}
    </Section>
  );
}
