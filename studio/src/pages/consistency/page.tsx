/** Does everybody look like themselves? All characters, the worst first, or one through the whole story. */
import type { PageProps } from "../table";
import { Chooser } from "./chooser";
import { Story } from "./story";

export default function ConsistencyPage({ project, rest }: PageProps) {
  return rest ? <Story key={rest} project={project} asset={rest} /> : <Chooser project={project} />;
}
