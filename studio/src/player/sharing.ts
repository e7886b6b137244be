/** A playhead that others follow: who presents tells where it stands, who follows goes there. */
import { useEffect } from "react";

import { onStage, presenterOf, useHere } from "../live/presence";
import { panelAt, type Film } from "./film";
import { perSecond } from "./timecode";
import type { Transport } from "./transport";

/** While it plays it is told again so often: for who comes late. */
const AGAIN_MS = 1000;
/** So far, in seconds, it may be from where its pace would have it, before others are told or go there. */
const SLIP_S = 0.4;

/** Tells where this film stands, while somebody presents it here. `place`: the page on which others see it. */
export function useLeading(transport: Transport, film: Film, place?: string): void {
  const isPresenting = useHere((here) => here.isPresenting);
  useEffect(
    () =>
      onStage.enter(() => {
        const { frame, speed } = transport.get();
        const playhead = frame / perSecond(film.rate);
        return {
          playhead,
          playing: speed === 1,
          frame: film.panels[panelAt(film, frame)]?.frameId ?? "",
          place,
        };
      }),
    [transport, film, place],
  );
  useEffect(() => {
    if (!isPresenting) return undefined;
    let told = { frame: transport.get().frame, plays: transport.get().speed === 1, at: performance.now() };
    return transport.subscribe(() => {
      const { frame, speed } = transport.get();
      const plays = speed === 1; // at other speeds each picture is told: others cannot keep that pace
      const passed = performance.now() - told.at;
      const rate = perSecond(film.rate);
      const slipped = Math.abs(frame - told.frame - (told.plays ? (passed / 1000) * rate : 0));
      const isAsTold = plays === told.plays && (plays ? slipped <= SLIP_S * rate : slipped === 0);
      if (isAsTold && !(plays && passed >= AGAIN_MS)) return;
      told = { frame, plays, at: performance.now() };
      onStage.moved();
    });
  }, [isPresenting, transport, film.rate]);
}

/** Goes where the presenter's film stands, and plays and stops with it, while this window follows. */
export function useFollowing(transport: Transport, film: Film): void {
  useEffect(() => {
    let heard = "";
    const hear = (here: ReturnType<typeof useHere.getState>) => {
      const presenter = here.isFollowing ? presenterOf(here) : undefined;
      const now = presenter ? `${presenter.place} ${presenter.playhead} ${presenter.playing}` : "";
      if (now === heard) return;
      heard = now;
      if (presenter?.playhead == null || presenter.place.split("/")[0] !== "timeline") return;
      goTo(transport, Math.round(presenter.playhead * perSecond(film.rate)), presenter.playing, film);
    };
    hear(useHere.getState());
    return useHere.subscribe(hear);
  }, [transport, film]);
}

/** Brings a playhead to where another stands. A film that plays is left alone while it is near enough. */
export function goTo(transport: Transport, frame: number, plays: boolean, film: Film): void {
  const { frame: own, speed } = transport.get();
  if (!plays) {
    transport.stop();
    if (own !== frame) transport.seek(frame);
    return;
  }
  const isNear = speed === 1 && Math.abs(own - frame) <= SLIP_S * perSecond(film.rate);
  if (!isNear) transport.seek(frame);
  if (speed !== 1) transport.play();
}
