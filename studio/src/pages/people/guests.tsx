import { useQuery } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { TextField, Toggle } from "../../ui/field";
import { Secret } from "../../ui/secret";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import { toneOfState } from "./programs";
import styles from "./people.module.css";
import { openFirst } from "./queries";

const DAYS = 14;

/** The address that a guest opens. What it holds stands behind `#`, which browsers send to nobody. */
export const guestAddress = (secret: string): string => `${location.origin}/studio/g#${secret}`;

/** Links for people without an account, who see some frames and may remark on them. */
export function Guests({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const path = { project_id: project };
  const renews = [key(project, "people")];
  const hint = useId();
  const [secret, setSecret] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: key(project, "people", "guests"),
    queryFn: () => answered(api.GET("/v1/projects/{project_id}/guests", { params: { path } })),
  });
  const revoke = async (link: string) => {
    await act(
      api.DELETE("/v1/projects/{project_id}/guests/{link}", { params: { path: { ...path, link } } }),
      { renews, done: t.people.linkEnded },
    );
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const made = await act(
      answered(
        api.POST("/v1/projects/{project_id}/guests", {
          params: { path },
          body: {
            name: String(said.get("name")).trim(),
            selection: String(said.get("selection"))
              .split(/[\s,]+/)
              .filter(Boolean),
            days: Number(said.get("days")) || DAYS,
            with_notes: said.get("notes") === "on",
          },
          headers: once(),
        }),
      ),
      { renews },
    );
    if (!made) return;
    form.reset();
    setSecret(made.secret);
  };
  return (
    <Section title={t.people.guests} said={t.people.guestsSaid}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.guests.length === 0 && <p className="soft">{t.people.noGuests}</p>}
      {data && data.guests.length > 0 && (
        <Table
          label={t.people.guests}
          head={[t.people.forWhom, t.people.sees, t.people.state, t.people.until, t.people.lastUsed, ""]}
        >
          {openFirst(data.guests).map((one) => (
            <tr key={one.id}>
              <td>
                <bdi>{one.name}</bdi>
              </td>
              <td>
                {one.selection.length ? one.selection.join(", ") : t.people.wholeBoard}
                {one.with_notes && <span className="soft"> · {t.people.andNotes}</span>}
              </td>
              <td>
                <Badge tone={toneOfState[one.state] ?? "plain"}>{t.people.states[one.state]}</Badge>
              </td>
              <td>
                <When at={one.expires_at} />
              </td>
              <td>
                <When at={one.last_used_at} />
              </td>
              <td>
                {one.state === "in use" && (
                  <Confirm
                    does={t.people.revoke}
                    title={t.people.revokeTitle(one.name)}
                    onDo={() => revoke(one.id)}
                  >
                    <p>{t.people.revokeSaid}</p>
                  </Confirm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {secret && <Secret label={t.people.link} value={guestAddress(secret)} said={t.people.linkOnce} />}
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField label={t.people.forWhom} name="name" required autoComplete="off" />
        <TextField
          label={t.people.selection}
          name="selection"
          placeholder={t.people.selectionExample}
          autoComplete="off"
          aria-describedby={hint}
        />
        <TextField label={t.people.days} name="days" type="number" min={1} max={365} defaultValue={DAYS} />
        <Toggle label={t.people.withNotes} name="notes" />
        <Button type="submit">{t.people.makeLink}</Button>
      </form>
      <p className={styles.hint} id={hint}>
        {t.people.selectionHint}
      </p>
    </Section>
  );
}
