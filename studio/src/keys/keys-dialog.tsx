import { useWords } from "../words";
import { Dialog } from "../ui/dialog";
import styles from "./keys-dialog.module.css";
import { shown, useRegistry } from "./registry";

/** Every key that acts here and now. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useWords();
  const registered = useRegistry((registry) => registry.scopes).toReversed();
  // Several parts of a page may add keys to one scope: people see it once.
  const scopes = [...Map.groupBy(registered, (scope) => scope.name)].map(([name, parts]) => ({
    name,
    keys: parts.flatMap((part) => part.keys),
  }));
  return (
    <Dialog open={open} onClose={onClose} title={t.shell.keys} wide>
      <div className={styles.scopes}>
        {scopes.map((scope) => (
          <section key={scope.name} aria-label={t.shell.keysOf(scope.name)}>
            <h3>{scope.name}</h3>
            <dl className={styles.list}>
              {scope.keys.map((one) => {
                const all = typeof one.keys === "string" ? [one.keys] : one.keys;
                return (
                  <div key={all.join()} className={styles.row}>
                    <dt>
                      {all.map((keys) => (
                        <span key={keys} className={styles.combination}>
                          {shown(keys).map((part) => (
                            <kbd key={part}>{part}</kbd>
                          ))}
                        </span>
                      ))}
                    </dt>
                    <dd>{one.does}</dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
