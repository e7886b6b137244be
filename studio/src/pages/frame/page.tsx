import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { Redirect } from "wouter";

import { labelledAs } from "../../api/labels";
import { Failed, Empty, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at, type PageProps } from "../table";
import { frameOf, useAheadOf, versionsOf } from "./data";
import { Desk } from "./desk";
import { useFilm, usePlace } from "./film";
import { lookAtFrame } from "./look";

/** One frame: its picture, what is known of it, and what people decide. */
export default function Page({ project, rest }: PageProps) {
  return rest ? <OneFrame project={project} frame={rest} /> : <AnyFrame project={project} />;
}

/** Without a name in the address: the first that waits for a decision. */
function AnyFrame({ project }: { project: string }) {
  const t = useWords();
  const film = useFilm(project);
  if (film.isLoading) return <Loading />;
  const first = film.cut.find((row) => row.asks) ?? film.cut[0];
  if (!first) return <Empty title={t.frame.none} />;
  return <Redirect to={at(project, "frame", first.frame_id)} replace />;
}

function OneFrame({ project, frame }: { project: string; frame: string }) {
  const t = useWords();
  const film = useFilm(project);
  const place = usePlace(project, frame, film);
  const row = useQuery(frameOf(project, frame));
  const versions = useQuery(versionsOf(project, frame));
  const known = film.rows.get(frame);
  const named = useMemo(() => row.data && labelledAs(row.data, known), [row.data, known]);
  useEffect(() => lookAtFrame(frame), [frame]);

  const here = place.at - 1;
  const near = [here + 1, here + 2, here - 1].flatMap((index) => place.frames[index] ?? []);
  useAheadOf(project, row.data && versions.data ? near : []);

  const error = row.error ?? versions.error;
  if (error) {
    return (
      <Failed
        error={error}
        onRetry={() => {
          void row.refetch();
          void versions.refetch();
        }}
      />
    );
  }
  if (row.data === null) return <Empty title={t.frame.missing(frame)} />;
  return (
    <Desk
      project={project}
      frame={frame}
      film={film}
      place={place}
      row={named ?? null}
      versions={versions.data ?? null}
    />
  );
}
