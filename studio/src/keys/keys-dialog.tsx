import { useWords } from "../words";
import { Dialog } from "../ui/dialog";
import styles from "./keys-dialog.module.css";
import { shown, useRegistry } from "./registry";

/** Every key that acts here and now. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useWords();
  const scopes = useRegistry((registry) => registry.scopes).toReversed();
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
