import type { ButtonHTMLAttributes, ReactNode } from "react";

import { shown } from "../keys/registry";
import styles from "./button.module.css";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "plain" | "main" | "quiet" | "danger";
  icon?: ReactNode;
  /** The key that does the same, told to people and to assistive technology. */
  hotkey?: string | undefined;
  /** The words are for assistive technology only; the icon stands for them. */
  iconOnly?: boolean;
  /** A word beside an icon that stands alone, where the window is wide: a part of the whole words. */
  short?: string | undefined;
}

export function Button({
  look = "plain",
  icon,
  hotkey,
  iconOnly,
  short,
  children,
  className,
  ...rest
}: Props) {
  const hint = hotkey ? ` (${shown(hotkey).join(" ")})` : "";
  return (
    <button
      type="button"
      className={[
        styles.button,
        styles[look],
        iconOnly ? styles.square : "",
        short ? styles.worded : "",
        className ?? "",
      ].join(" ")}
      title={iconOnly && typeof children === "string" ? `${children}${hint}` : undefined}
      aria-keyshortcuts={hotkey?.replace("Mod", "Control")}
      {...rest}
    >
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {short && (
        <span className={styles.short} aria-hidden="true">
          {short}
        </span>
      )}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
      {hotkey && !iconOnly && (
        <kbd className={styles.key} aria-hidden="true">
          {shown(hotkey).join("")}
        </kbd>
      )}
    </button>
  );
}
