import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { frameThumbnail } from "../../api/pictures";
import { Badge } from "../../ui/badge";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import styles from "./guest.module.css";
import { Unsent } from "./unsent";

/** Guests hear no events of the project: what they see is asked for again. */
export const AGAIN_MS = 10_000;

/** What is shared, as the board has it: for guests it has pictures and words alone. */
export const useShared = (project: string) =>
  useQuery({
    queryKey: key(project, "board", "shared"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/board", { params: { path: { project_id: project } }, signal }),
      ),
    refetchInterval: AGAIN_MS,
  });

const THUMBNAIL = 320;

/** The shared frames, scene by scene. */
export function Shared({ project }: { project: string }) {
  const t = useWords();
  const { data, error, refetch } = useShared(project);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const rows = data.rows.filter((row) => !row.out && !row.omitted);
  if (rows.length === 0) return <Empty title={t.guest.nothingYet}>{t.guest.nothingYetSaid}</Empty>;
  const scenes = Map.groupBy(rows, (row) => row.scene_id);
  const headings = new Map(data.scenes.map((scene) => [scene.scene_id, scene.heading]));
  return (
    <div className={styles.scenes}>
      {error && <p role="status">{t.common.unreachable}</p>}
      <h1 className="visually-hidden">{t.guest.title}</h1>
      <Unsent project={project} shots={new Map(rows.map((row) => [row.frame_id, row.shot]))} />
      {[...scenes].map(([scene, frames]) => (
        <section key={scene} aria-label={headings.get(scene) ?? scene}>
          <h2 dir="auto">{headings.get(scene) ?? scene}</h2>
          <ul className={styles.grid}>
            {frames.map((row) => (
              <li key={`${row.frame_id}#${row.use}`}>
                <Link href={`/g?frame=${row.frame_id}`} className={styles.frame ?? ""}>
                  {row.sha256 ? (
                    <img
                      src={frameThumbnail(project, row.frame_id, { sha256: row.sha256 }, THUMBNAIL)}
                      alt=""
                      loading="lazy"
                      className={styles.picture}
                    />
                  ) : (
                    <span className={styles.noPicture}>{t.guest.noPicture}</span>
                  )}
                  <span className={styles.name}>
                    <strong>{row.shot}</strong>
                    {row.review_status === "approved" && (
                      <Badge tone="good">{t.common.review.approved}</Badge>
                    )}
                  </span>
                  <span className={styles.words} dir="auto">
                    {row.words}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
