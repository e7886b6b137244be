import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../api/client";
import { useMe } from "../api/session";
import { forgetWho } from "../api/standing";
import { singleKeys } from "../keys/registry";
import { showTheme, theme, type Theme } from "../look/theme";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Select, Toggle } from "../ui/field";
import { sayRefused } from "../ui/refused";
import { LANGUAGES, useLanguage, useWords, type Language } from "../words";
import styles from "./settings-dialog.module.css";

export function SettingsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useWords();
  const { language, choose } = useLanguage();
  const [now, setNow] = useState<Theme>(theme);
  const [lettersAct, setLettersAct] = useState(singleKeys.areOn);
  return (
    <Dialog open={open} onClose={onClose} title={t.shell.settings}>
      <div className={styles.list}>
        <Select
          label={t.shell.theme}
          value={now}
          choices={(["system", "dark", "light"] as const).map((value) => ({
            value,
            label: t.shell.themes[value],
          }))}
          onChange={(event) => {
            const next = event.target.value as Theme;
            setNow(next);
            showTheme(next);
          }}
        />
        <Select
          label={t.shell.language}
          value={language}
          choices={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChange={(event) => choose(event.target.value as Language)}
        />
        <Toggle
          label={t.shell.singleKeys}
          hint={t.shell.singleKeysSaid}
          checked={lettersAct}
          onChange={(event) => {
            singleKeys.turn(event.target.checked);
            setLettersAct(event.target.checked);
          }}
        />
        <Account />
        <a href="/v1/docs">{t.shell.documentation}</a>
      </div>
    </Dialog>
  );
}

function Account() {
  const t = useWords();
  const client = useQueryClient();
  const who = useMe();
  if (!who) return null;
  const leave = async () => {
    try {
      await api.DELETE("/v1/sessions");
      forgetWho();
      client.clear();
      location.assign("/studio/sign-in");
    } catch (error) {
      sayRefused(error, t);
    }
  };
  return (
    <section className={styles.account} aria-label={t.shell.account}>
      <span dir="auto">{t.shell.signedInAs(who.name)}</span>
      {who.kind !== "local" && <Button onClick={() => void leave()}>{t.shell.signOut}</Button>}
    </section>
  );
}
