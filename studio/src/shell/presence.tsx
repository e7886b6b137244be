/** Who else is here, presenting, and following who presents: on every page of a project. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

import { me } from "../api/session";
import { othersOf, after, keepSaying, presenterOf, useHere } from "../live/presence";
import { useMessages } from "../live/project";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useWords } from "../words";
import styles from "./presence.module.css";

/** What stands behind the project in an address: a page, and what it shows. */
const placeOf = (address: string, project: string): string => {
  const below = address.slice(`/p/${encodeURIComponent(project)}/`.length);
  return below.split("/").map(decodeURIComponent).join("/") || "board";
};

/** Says where this window is, and goes where the presenter is while it follows. */
export function usePresence(project: string): void {
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
  useEffect(() => line.current?.move({ place }), [place]);

  useMessages((message) => {
    if (message.name === "presence") useHere.setState((here) => after(here, message));
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

/** The others who are here, and a button to present what one looks at. */
export function PresenceBar() {
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
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="play" />}
        aria-pressed={here.isPresenting}
        onClick={() => useHere.setState({ isPresenting: !here.isPresenting, isFollowing: false })}
      >
        {here.isPresenting ? t.present.end : t.present.begin}
      </Button>
    </div>
  );
}

/** Says that somebody presents, and lets one follow or leave. */
export function PresenterLine() {
  const t = useWords();
  const here = useHere();
  const presenter = presenterOf(here);
  if (here.isPresenting) {
    return (
      <p className={styles.line} role="status">
        <span>{t.present.youPresent}</span>
        <Button onClick={() => useHere.setState({ isPresenting: false })}>{t.present.end}</Button>
      </p>
    );
  }
  if (!presenter) return null;
  return (
    <p className={styles.line} role="status">
      <span dir="auto">
        {here.isFollowing ? t.present.youFollow(presenter.name) : t.present.presents(presenter.name)}
      </span>
      <Button onClick={() => useHere.setState({ isFollowing: !here.isFollowing })}>
        {here.isFollowing ? t.present.leave : t.present.follow}
      </Button>
    </p>
  );
}
