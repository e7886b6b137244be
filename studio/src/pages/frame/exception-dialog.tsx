import { useId, useState } from "react";

import type { Exception } from "../../api/decide";
import type { FrameRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField } from "../../ui/field";
import { useWords } from "../../words";
import type { Decisions } from "./decisions";
import styles from "./exception-dialog.module.css";

/** Approve although a rule fails: which, why, and for what. */
export function ExceptionDialog({ row, decisions }: { row: FrameRow; decisions: Decisions }) {
  const t = useWords();
  return (
    <Dialog
      open={decisions.isAskingException}
      onClose={decisions.closeException}
      title={t.frame.exception.title(row.shot)}
    >
      <Form key={row.frame_id} row={row} decisions={decisions} />
    </Dialog>
  );
}

const SCOPES: readonly Exception["scope"][] = ["frame", "version", "scene"];

function Form({ row, decisions }: { row: FrameRow; decisions: Decisions }) {
  const t = useWords();
  const id = useId();
  const [reason, setReason] = useState("");
  const [scope, setScope] = useState<Exception["scope"]>("frame");
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        decisions.approveWith({ rules: row.failing_rules, reason: reason.trim(), scope });
      }}
    >
      <p>{t.frame.exception.said}</p>
      <dl className={styles.rules}>
        <dt>{t.frame.exception.rule}</dt>
        {row.failing_rules.map((rule) => (
          <dd key={rule}>
            <code>{rule}</code>
          </dd>
        ))}
      </dl>
      <TextField
        label={t.frame.exception.reason}
        hint={t.frame.exception.reasonHint}
        value={reason}
        required
        minLength={3}
        dir="auto"
        onChange={(event) => setReason(event.target.value)}
      />
      <Select
        label={t.frame.exception.scope}
        value={scope}
        choices={SCOPES.map((value) => ({ value, label: t.frame.exception.scopes[value] }))}
        onChange={(event) => setScope(event.target.value as Exception["scope"])}
      />
      <div className={styles.actions}>
        <Button onClick={decisions.closeException}>{t.common.cancel}</Button>
        <Button type="submit" look="main">
          {t.frame.exception.approve}
        </Button>
      </div>
    </form>
  );
}
