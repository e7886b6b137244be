/** Names without an asset, with buttons that give them one. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { boardOf } from "../../api/board";
import { answered, api, once } from "../../api/client";
import { useAct } from "../../api/act";
import type { Hint, HintStep } from "../../api/refusal";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { isComplete, sent } from "../../ui/hint";
import { useWords } from "../../words";
import styles from "./names.module.css";
import type { PreviewName } from "./queries";

interface Props {
  project: string;
  names: readonly PreviewName[];
  onLine?: ((line: number) => void) | undefined;
  /** A name has an asset now. */
  onMended(): void;
}

export function Names({ project, names, onLine, onMended }: Props) {
  return (
    <ul className={styles.names}>
      {names.map((name) => (
        <Name key={`${name.kind} ${name.name}`} {...{ project, name, onLine, onMended }} />
      ))}
    </ul>
  );
}

function Name({ project, name, onLine, onMended }: Omit<Props, "names"> & { name: PreviewName }) {
  const t = useWords();
  const may = useMay(project);
  const act = useAct();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const line = name.at[0]?.line ?? 0;
  const steps = name.mends.flatMap((mend) => (mend as unknown as Hint).steps ?? []);
  const run = async (asked: Promise<unknown>) => {
    setAsked(true);
    const done = await act(asked.then(() => true));
    setAsked(false);
    if (!done) return;
    await client.invalidateQueries({ queryKey: ["p", project] });
    onMended();
  };
  const alias = (target: string) =>
    run(
      answered(
        api.POST("/v1/projects/{project_id}/aliases", {
          params: { path: { project_id: project }, header: once() },
          body: { name: name.name, target },
        }),
      ),
    );
  return (
    <li className={styles.name}>
      <p>
        <b dir="auto">{name.name}</b>{" "}
        <span className="soft">{t.script.nameKinds[name.kind as "character"] ?? name.kind}</span>
        {line > 0 && (
          <button type="button" className={styles.line} disabled={!onLine} onClick={() => onLine?.(line)}>
            {t.script.line(line)}
          </button>
        )}
      </p>
      {name.probably && <p className="soft">{t.script.probably(name.probably)}</p>}
      {may("make") && (
        <div className={styles.mends}>
          {steps.filter(isComplete).map((step) => (
            <Button key={said(step)} disabled={isAsked} onClick={() => void run(sent(step))}>
              {step.operation === "new"
                ? t.script.newAsset(t.script.nameKinds[name.kind as "character"] ?? name.kind, name.name)
                : t.script.isAlso(String(step.body?.["target"] ?? step.operation ?? ""))}
            </Button>
          ))}
          <SameAs
            project={project}
            kind={name.kind}
            isAsked={isAsked}
            onTarget={(target) => void alias(target)}
          />
        </div>
      )}
    </li>
  );
}

const said = (step: HintStep): string => `${step.href} ${JSON.stringify(step.body)}`;

function SameAs({
  project,
  kind,
  isAsked,
  onTarget,
}: {
  project: string;
  kind: string;
  isAsked: boolean;
  onTarget(target: string): void;
}) {
  const t = useWords();
  const { data } = useQuery(boardOf(project));
  const fits = kind === "environment" ? ["environment", "nature"] : [kind];
  const found = Object.entries(data?.assets ?? {}).filter(([, asset]) => fits.includes(asset.type));
  if (found.length === 0) return null;
  return (
    <select
      className={styles.same}
      aria-label={t.script.sameAs}
      value=""
      disabled={isAsked}
      onChange={(event) => event.target.value && onTarget(event.target.value)}
    >
      <option value="">{t.script.sameAs}</option>
      {found.map(([id, asset]) => (
        <option key={id} value={id}>
          {asset.name}
        </option>
      ))}
    </select>
  );
}
