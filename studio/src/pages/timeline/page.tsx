import { FilmPlayer } from "../../player/player";
import type { PageProps } from "../table";

export default function Page({ project, rest }: PageProps) {
  return <FilmPlayer project={project} start={rest} />;
}
