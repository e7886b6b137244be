/** Who may do what here: members, guest links, programs, and the accounts of the server. */
import { useMay, useMe } from "../../api/session";
import { Sheet } from "../../ui/sheet";
import { useWords } from "../../words";
import type { PageProps } from "../table";
import { Accounts } from "./accounts";
import { Guests } from "./guests";
import { Members } from "./members";
import { Own } from "./own";
import { Programs } from "./programs";

export default function PeoplePage({ project }: PageProps) {
  const t = useWords();
  const who = useMe();
  const may = useMay(project);
  return (
    <Sheet title={t.people.title} said={t.people.roles}>
      {may("manage") ? (
        <>
          <Members project={project} />
          {who?.is_admin && <Accounts />}
          <Guests project={project} />
          <Programs project={project} />
        </>
      ) : (
        <>
          <p className="soft">{t.people.onlyOwners}</p>
          {who?.is_admin && <Accounts />}
        </>
      )}
      {who?.kind === "user" && <Own />}
    </Sheet>
  );
}
