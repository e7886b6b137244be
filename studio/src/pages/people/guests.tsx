import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { useSending } from "../../api/sending";
import { useMessages } from "../../live/project";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { TextField, Toggle } from "../../ui/field";
import { Secret } from "../../ui/secret";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import styles from "./people.module.css";
import { isHereAlone, openFirst } from "./queries";
import { State } from "./state";

const DAYS = 14;
/** A name that is signed with may have so many letters. */
const MOST_LETTERS = 80;

/** Links for people without an account, who see some frames and may remark on them. */
export function Guests({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const path = { project_id: project };
  const renews = [key(project, "people")];
  const hint = useId();
  const { isSent, send } = useSending();
  // What it holds stands behind `#`, which browsers send to nobody.
  const [made, setMade] = useState<{ id: string; link: string; nothingYet: string[] } | null>(null);
  const link = made?.link ?? "";
  const { data, error, refetch } = useQuery({
    queryKey: key(project, "people", "guests"),
    queryFn: () => answered(api.GET("/v1/projects/{project_id}/guests", { params: { path } })),
  });
  // A guest who comes in is there: whether a link was opened is read again.
  const client = useQueryClient();
  useMessages(({ name }) => {
    if (name === "presence") void client.invalidateQueries({ queryKey: key(project, "people", "guests") });
  });
  const revoke = async (id: string) => {
    const ended = await act(
      api.DELETE("/v1/projects/{project_id}/guests/{link}", { params: { path: { ...path, link: id } } }),
      { renews, done: t.people.linkEnded },
    );
    if (ended) setMade((one) => (one?.id === id ? null : one)); // nobody copies a link that leads nowhere
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const body = {
      name: String(said.get("name")).trim(),
      selection: String(said.get("selection"))
        .split(/[\s,]+/)
        .filter(Boolean),
      days: Number(said.get("days")) || DAYS,
      with_notes: said.get("notes") === "on",
    };
    const answer = await send(
      body,
      (headers) =>
        answered(api.POST("/v1/projects/{project_id}/guests", { params: { path }, body, headers })),
      { renews },
    );
    if (!answer) return;
    form.reset();
    setMade({ id: answer.guest.id, link: answer.link, nothingYet: answer.nothing_yet });
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
                <State of={one} unused={t.people.notOpened} />
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
                    title={t.people.revokeLink(one.name)}
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
      {link && <Secret label={t.people.link} value={link} said={t.people.linkOnce} />}
      {link && isHereAlone(link) && <p className={styles.warn}>{t.people.linkHereAlone}</p>}
      {made && made.nothingYet.length > 0 && (
        <p className={styles.warn} role="status" dir="auto">
          {t.people.nothingYet(made.nothingYet)}
        </p>
      )}
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField
          label={t.people.forWhom}
          name="name"
          required
          maxLength={MOST_LETTERS}
          autoComplete="off"
        />
        <TextField
          label={t.people.selection}
          name="selection"
          placeholder={t.people.selectionExample}
          autoComplete="off"
          aria-describedby={hint}
        />
        <TextField label={t.people.days} name="days" type="number" min={1} max={365} defaultValue={DAYS} />
        <Toggle label={t.people.withNotes} name="notes" />
        <Button type="submit" disabled={isSent}>
          {t.people.makeLink}
        </Button>
      </form>
      <p className={styles.hint} id={hint}>
        {t.people.selectionHint}
      </p>
    </Section>
  );
}
