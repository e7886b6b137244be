import styles from "./people.module.css";

/** A name as its own writing runs, whatever stands around it, and the login beside it. */
export function Person({ name, login }: { name: string; login: string }) {
  return (
    <span className={styles.person}>
      <bdi>
        <strong>{name || login}</strong>
      </bdi>{" "}
      <span className="soft">{login}</span>
    </span>
  );
}

/** A role in words; one that the catalogue does not know as the server says it. */
export const roleIn = (words: Record<string, string>, role: string): string => words[role] ?? role;

export const ROLES = ["owner", "supervisor", "artist", "viewer"] as const;
export type Role = (typeof ROLES)[number];
