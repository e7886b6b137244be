import { useQuery } from "@tanstack/react-query";

import { useAct } from "../../api/act";
import { api, once } from "../../api/client";
import { projects } from "../../api/queries";
import type { UserView } from "../../api/schema";
import { useMe } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { AddAccount } from "./add-account";
import styles from "./people.module.css";
import { accounts } from "./queries";
import { Person, roleIn } from "./person";

/** The accounts of the server, for whoever manages them. */
export function Accounts() {
  const t = useWords();
  const { data, error, refetch } = useQuery(accounts);
  const admins = data?.users.filter((one) => one.is_admin && !one.disabled) ?? [];
  return (
    <Section title={t.people.accounts} said={t.people.accountsSaid}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
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
                <Roles of={one} />
              </td>
              <td>
                <Doings of={one} isLastAdmin={admins.length === 1 && admins[0]?.login === one.login} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {data && <AddAccount isFirst={admins.length === 0} />}
    </Section>
  );
}

/** What somebody is in which project, by the names of those. */
function Roles({ of }: { of: UserView }) {
  const t = useWords();
  const { data } = useQuery(projects);
  const called = (id: string) => data?.projects.find((one) => one.project_id === id)?.name || id;
  const given = Object.entries(of.roles).map(
    ([project, role]) => `${called(project)}: ${roleIn(t.people.role, role)}`,
  );
  if (given.length > 0) return <span dir="auto">{given.join(", ")}</span>;
  return of.is_admin ? t.people.adminRole : t.people.noRole;
}

function Doings({ of, isLastAdmin }: { of: UserView; isLastAdmin: boolean }) {
  const t = useWords();
  const act = useAct();
  const isMe = useMe()?.login === of.login;
  const params = { path: { login: of.login } };
  const renews = [["users"], ...(isMe ? [["me"]] : [])];
  const called = of.name || of.login;
  const disable = async (undo: boolean) => {
    await act(api.POST("/v1/users/{login}:disable", { params, body: { undo }, headers: once() }), { renews });
  };
  const change = async (is_admin: boolean) => {
    await act(api.POST("/v1/users/{login}:change", { params, body: { is_admin }, headers: once() }), {
      renews,
      done: (is_admin ? t.people.isAdminNow : t.people.isAdminNoMore)(called),
    });
  };
  if (of.disabled) {
    return (
      <Button look="quiet" onClick={() => void disable(true)}>
        {t.people.enable}
      </Button>
    );
  }
  // One is left who can let others in: what the server would refuse is not offered.
  if (isLastAdmin) return <span className="soft">{t.people.lastAdmin}</span>;
  return (
    <span className={styles.doings}>
      <Confirm
        does={of.is_admin ? t.people.takeAdmin : t.people.giveAdmin}
        title={of.is_admin ? t.people.takeAdminTitle(called) : t.people.giveAdminTitle(called)}
        onDo={() => change(!of.is_admin)}
      >
        <p>{of.is_admin ? t.people.takeAdminSaid : t.people.giveAdminSaid}</p>
      </Confirm>
      <Confirm does={t.people.disable} title={t.people.disableTitle(called)} onDo={() => disable(false)}>
        <p>{t.people.disableSaid}</p>
      </Confirm>
    </span>
  );
}
