import { nameIn } from "../../api/signature";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { TokenView } from "../../api/schema";
import { useSending } from "../../api/sending";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { TextField } from "../../ui/field";
import { Secret } from "../../ui/secret";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import styles from "./people.module.css";
import { openFirst } from "./queries";
import { State } from "./state";

const DAYS = 90;

/** Tokens with which programs render and export: they may neither approve nor lock. */
export function Programs({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const path = { project_id: project };
  const renews = [key(project, "people")];
  const { isSent, send } = useSending();
  const [secret, setSecret] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: key(project, "people", "tokens"),
    queryFn: () => answered(api.GET("/v1/projects/{project_id}/tokens", { params: { path } })),
  });
  const revoke = async (token: string) => {
    await act(
      api.DELETE("/v1/projects/{project_id}/tokens/{token}", { params: { path: { ...path, token } } }),
      { renews, done: t.people.tokenEnded },
    );
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const body = {
      name: String(said.get("name")).trim(),
      role: "machine" as const,
      days: Number(said.get("days")) || DAYS,
    };
    const made = await send(
      body,
      (headers) =>
        answered(api.POST("/v1/projects/{project_id}/tokens", { params: { path }, body, headers })),
      { renews },
    );
    if (!made) return;
    form.reset();
    setSecret(made.secret);
  };
  return (
    <Section title={t.people.programs} said={t.people.programsSaid}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.tokens.length === 0 && <p className="soft">{t.people.noTokens}</p>}
      {data && data.tokens.length > 0 && (
        <Tokens label={t.people.programs} tokens={data.tokens} onRevoke={revoke} />
      )}
      {secret && <Secret label={t.people.token} value={secret} said={t.people.tokenOnce} />}
      <form className={styles.line} onSubmit={(event) => void add(event)}>
        <TextField label={t.people.whatFor} name="name" required maxLength={80} autoComplete="off" />
        <TextField label={t.people.days} name="days" type="number" min={1} max={3650} defaultValue={DAYS} />
        <Button type="submit" disabled={isSent}>
          {t.people.makeToken}
        </Button>
      </form>
    </Section>
  );
}

/** Tokens, without what they hold. */
export function Tokens(props: {
  label: string;
  tokens: readonly TokenView[];
  onRevoke(token: string): Promise<void>;
}) {
  const t = useWords();
  return (
    <Table
      label={props.label}
      head={[t.people.whatFor, t.people.state, t.people.until, t.people.lastUsed, t.people.madeBy, ""]}
    >
      {openFirst(props.tokens).map((one) => (
        <tr key={one.id}>
          <td>
            <bdi>{one.name}</bdi>
          </td>
          <td>
            <State of={one} unused={t.people.notUsed} />
          </td>
          <td>
            <When at={one.expires_at} />
          </td>
          <td>
            <When at={one.last_used_at} />
          </td>
          <td>
            <bdi>{nameIn(one.created_by)}</bdi>
          </td>
          <td>
            {one.state === "in use" && (
              <Confirm
                does={t.people.revoke}
                title={t.people.revokeTitle(one.name)}
                onDo={() => props.onRevoke(one.id)}
              >
                <p>{t.people.revokeSaid}</p>
              </Confirm>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}
