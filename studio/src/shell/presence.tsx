/** Who else is here, presenting, and following who presents: on every page of a project. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";

import { me } from "../api/session";
import { useKeys } from "../keys/use-keys";
import { othersOf, after, keepSaying, onStage, presenterOf, useHere } from "../live/presence";
import { useMessages } from "../live/project";
import { useBoard } from "../pages/board/store";
import { at } from "../pages/table";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, type MenuItem } from "../ui/menu";
import { say } from "../ui/toast";
import { useWords } from "../words";
import styles from "./presence.module.css";

/** What stands behind the project in an address: a page, and what it shows. */
const placeOf = (address: string, project: string): string => {
  const below = address.slice(`/p/${encodeURIComponent(project)}/`.length);
  return below.split("/").map(decodeURIComponent).join("/") || "board";
};

/** Says where this window is, and goes where the presenter is while it follows. */
export function usePresence(project: string): void {
  const t = useWords();
  const client = useQueryClient();
  const [address, go] = useLocation();
  const place = placeOf(address, project);
  const line = useRef<ReturnType<typeof keepSaying> | null>(null);
  useEffect(() => {
    const said = keepSaying(project);
    line.current = said;
    return () => {
      line.current = null;
      // Who signed out is not there any more, and may not say so.
      if (client.getQueryData(me.queryKey)) said.leave();
    };
  }, [client, project]);
  useEffect(() => line.current?.move(place), [place]);

  useMessages((message) => {
    if (message.name !== "presence") return;
    const before = useHere.getState();
    const now = after(before, message);
    useHere.setState(now);
    const { name } = presenterOf(before) ?? {};
    if (before.isFollowing && !now.isFollowing && name)
      say({ text: t.present.ended(name), name: "presents" });
  });

  const wanted = useHere((here) => (here.isFollowing ? presenterOf(here)?.place : undefined));
  const shown = useRef(place);
  useEffect(() => {
    shown.current = place;
  }, [place]);
  useEffect(() => {
    if (!wanted || wanted === shown.current) return;
    go(`/p/${encodeURIComponent(project)}/${wanted.split("/").map(encodeURIComponent).join("/")}`);
  }, [go, project, wanted]);
}

const MOST_SHOWN = 4;
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();

/** The others who are here, and what one can do to be seen by them. */
export function PresenceBar({ project }: { project: string }) {
  const t = useWords();
  const here = useHere();
  const others = othersOf(here);
  const more = others.length - MOST_SHOWN;
  return (
    <div className={styles.here}>
      {others.length > 0 && (
        <ul className={styles.people} aria-label={t.present.here}>
          {others.slice(0, MOST_SHOWN).map((one) => (
            <li
              key={one.id}
              className={[styles.person, one.id === here.presenter ? styles.presents : ""].join(" ")}
              title={t.present.isAt(one.name, one.place)}
            >
              <span aria-hidden="true">{initials(one.name)}</span>
              <span className="visually-hidden" dir="auto">
                {t.present.isAt(one.name, one.place)}
              </span>
            </li>
          ))}
          {more > 0 && <li className={styles.person}>{`+${more}`}</li>}
        </ul>
      )}
      <PresentMenu project={project} />
    </div>
  );
}

/** Present, or look at one frame after the other. */
function PresentMenu({ project }: { project: string }) {
  const t = useWords();
  const [address, go] = useLocation();
  const [open, setOpen] = useState<DOMRect | null>(null);
  const here = useHere();
  const presenter = presenterOf(here);
  const [page, ...rest] = placeOf(address, project).split("/");
  const show = () => {
    const chosen = page === "board" ? useBoard.getState().cursor.replace(/#.*/, "") : "";
    const frame = page === "frame" ? rest.join("/") : chosen || (onStage.now()?.frame ?? "");
    go(at(project, "present", frame));
  };
  useKeys(t.shell.everywhere, [
    { keys: "Shift+p", does: here.isPresenting ? t.present.end : t.present.begin, run: turnPresenting },
    { keys: "Shift+v", does: t.present.oneByOne, run: show },
  ]);
  const items: MenuItem[] = [
    {
      label: here.isPresenting ? t.present.end : t.present.begin,
      hotkey: "Shift+P",
      icon: <Icon name="present" />,
      run: () => {
        turnPresenting();
        // Space is the film's now, and not the button's that opened this menu.
        requestAnimationFrame(() => document.getElementById("page")?.focus({ preventScroll: true }));
      },
    },
    { label: t.present.oneByOne, hotkey: "Shift+V", icon: <Icon name="picture" />, run: show },
  ];
  if (presenter && !here.isPresenting) {
    const label = here.isFollowing ? t.present.leave : t.present.followWho(presenter.name);
    items.push({ label, begins: true, icon: <Icon name="eye" />, run: turnFollowing });
  }
  return (
    <>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="present" />}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        className={here.isPresenting ? (styles.on ?? "") : ""}
        onClick={(event) => setOpen(event.currentTarget.getBoundingClientRect())}
      >
        {t.present.title}
      </Button>
      {open && <Menu label={t.present.title} at={open} items={items} onClose={() => setOpen(null)} />}
    </>
  );
}

export const turnPresenting = (): void =>
  useHere.setState(({ isPresenting }) => ({ isPresenting: !isPresenting, isFollowing: false }));
const turnFollowing = (): void => useHere.setState(({ isFollowing }) => ({ isFollowing: !isFollowing }));

/** Says that somebody presents, and lets one follow or leave. */
export function PresenterLine() {
  const t = useWords();
  const here = useHere();
  const presenter = presenterOf(here);
  const [name, isFollowing] = [presenter?.name, here.isFollowing];
  if (here.isPresenting) {
    return (
      <p className={styles.line} role="status">
        <Icon name="present" />
        <span>{t.present.youPresent}</span>
        <Button onClick={turnPresenting}>{t.present.end}</Button>
      </p>
    );
  }
  if (!name && !isFollowing) return null;
  const followed = name ? t.present.youFollow(name) : t.present.youWait;
  return (
    <p className={styles.line} role="status">
      <Icon name="present" />
      <span dir="auto">{isFollowing ? followed : t.present.presents(name ?? "")}</span>
      <Button look={isFollowing ? "plain" : "main"} onClick={turnFollowing}>
        {isFollowing ? t.present.leave : t.present.follow}
      </Button>
    </p>
  );
}
