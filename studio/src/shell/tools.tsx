import { useState } from "react";

import { KeysDialog } from "../keys/keys-dialog";
import { useKeys } from "../keys/use-keys";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useWords } from "../words";
import { SettingsDialog } from "./settings-dialog";

/** What is there on every page: the keys, and settings. */
export function Tools() {
  const t = useWords();
  const [shown, show] = useState<"" | "keys" | "settings">("");
  useKeys(t.shell.everywhere, [{ keys: "?", does: t.shell.keys, run: () => show("keys") }]);
  return (
    <>
      <Button look="quiet" iconOnly icon={<Icon name="keys" />} hotkey="?" onClick={() => show("keys")}>
        {t.shell.keys}
      </Button>
      <Button look="quiet" iconOnly icon={<Icon name="settings" />} onClick={() => show("settings")}>
        {t.shell.settings}
      </Button>
      <KeysDialog open={shown === "keys"} onClose={() => show("")} />
      <SettingsDialog open={shown === "settings"} onClose={() => show("")} />
    </>
  );
}
