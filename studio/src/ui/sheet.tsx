/** A page that is read from top to bottom: a title with what can be done, and sections below. */
import { useId, type ReactNode } from "react";

import styles from "./sheet.module.css";

interface Props {
  title: string;
  said?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Sheet({ title, said, actions, children }: Props) {
  return (
    <div className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {said && <p className="soft">{said}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Section({ title, said, actions, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {said && <p className="soft">{said}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** Rows of the same kind. On a narrow screen it scrolls by itself, and the page does not. */
export function Table({
  head,
  label,
  children,
}: {
  head: readonly string[];
  label: string;
  children: ReactNode;
}) {
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scrolls} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((one, at) =>
              one ? (
                <th key={one} scope="col">
                  {one}
                </th>
              ) : (
                // What stands below has no name, and each place is another.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={at} />
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
