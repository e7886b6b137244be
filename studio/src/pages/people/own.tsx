import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useAct } from "../../api/act";
import { answered, api } from "../../api/client";
import { useSending } from "../../api/sending";
import { forgetWho } from "../../api/standing";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { TextField } from "../../ui/field";
import { Secret } from "../../ui/secret";
import { Section } from "../../ui/sheet";
import { useWords } from "../../words";
import styles from "./people.module.css";
import { Tokens } from "./programs";

const LEAST = 10;

/** The own account: password, where it is signed in, tokens. */
export function Own() {
  const t = useWords();
  const act = useAct();
  const password = useSending();
  const token = useSending();
  const [secret, setSecret] = useState("");
  const tokens = useQuery({ queryKey: ["own tokens"], queryFn: () => answered(api.GET("/v1/tokens")) });
  const sessions = useQuery({ queryKey: ["own sessions"], queryFn: () => answered(api.GET("/v1/sessions")) });
  const renews = [["own tokens"], ["own sessions"]];

  const changePassword = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = new FormData(form);
    const body = { password: String(said.get("old")), new_password: String(said.get("new")) };
    const changed = await password.send(
      body,
      (headers) => answered(api.POST("/v1/me:password", { body, headers })),
      { renews, done: t.people.passwordChanged },
    );
    if (changed) form.reset();
  };
  const makeToken = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    const made = await token.send(
      { name },
      (headers) => answered(api.POST("/v1/tokens", { body: { name }, headers })),
      { renews },
    );
    if (!made) return;
    form.reset();
    setSecret(made.secret);
  };
  const leaveEverywhere = async () => {
    const left = await act(answered(api.POST("/v1/me:sign-out", { body: {} }))); // nothing can be read again
    if (!left) return;
    forgetWho();
    location.assign("/studio/sign-in");
  };
  return (
    <Section title={t.people.own} said={t.people.signedIn(sessions.data?.sessions.length ?? 1)}>
      <form className={styles.line} onSubmit={(event) => void changePassword(event)}>
        <TextField
          label={t.people.oldPassword}
          name="old"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label={t.people.newPassword}
          name="new"
          type="password"
          autoComplete="new-password"
          minLength={LEAST}
          required
        />
        <Button type="submit" disabled={password.isSent}>
          {t.people.changePassword}
        </Button>
      </form>
      {tokens.data && tokens.data.tokens.length > 0 && (
        <Tokens
          label={t.people.ownTokens}
          tokens={tokens.data.tokens}
          onRevoke={async (one) => {
            await act(api.DELETE("/v1/tokens/{token}", { params: { path: { token: one } } }), {
              renews,
              done: t.people.tokenEnded,
            });
          }}
        />
      )}
      {secret && <Secret label={t.people.token} value={secret} said={t.people.tokenOnce} />}
      <form className={styles.line} onSubmit={(event) => void makeToken(event)}>
        <TextField label={t.people.whatFor} name="name" required maxLength={80} autoComplete="off" />
        <Button type="submit" disabled={token.isSent}>
          {t.people.makeOwnToken}
        </Button>
      </form>
      <div>
        <Confirm does={t.people.leaveEverywhere} title={t.people.leaveEverywhere} onDo={leaveEverywhere}>
          <p>{t.people.leaveSaid}</p>
        </Confirm>
      </div>
    </Section>
  );
}
