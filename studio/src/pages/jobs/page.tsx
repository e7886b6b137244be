/** Work that takes its time: begin it, see how far it is, stop it, and see why it went wrong. */
import { useQuery } from "@tanstack/react-query";

import { projectOf } from "../../api/queries";
import { useMay } from "../../api/session";
import { Sheet } from "../../ui/sheet";
import { useWords } from "../../words";
import type { PageProps } from "../table";
import { AtWork } from "./at-work";
import { Ended } from "./ended";
import { Farm } from "./farm";
import { Start } from "./start";

export default function JobsPage({ project }: PageProps) {
  const t = useWords();
  const may = useMay(project);
  const { data } = useQuery(projectOf(project));
  const isFarmed = data?.settings.renderer === "comfyui";
  return (
    <Sheet title={t.jobs.title} said={t.jobs.said}>
      {may("make") && <Start project={project} />}
      <AtWork project={project} />
      {isFarmed && may("make") && <Farm project={project} />}
      <Ended project={project} />
    </Sheet>
  );
}
