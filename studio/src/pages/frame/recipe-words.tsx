import { queryOptions, useQuery } from "@tanstack/react-query";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { RecipePhrase, RecipeTold } from "../../api/schema";
import { useWords } from "../../words";
import styles from "./facts.module.css";

/** What a version was drawn from; without one, what is wanted now. */
export const recipeOf = (project: string, frame: string, version: number | null) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "recipe in words", version),
    queryFn: async ({ signal }) => {
      const { row } = await answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}/recipe", {
          params: {
            path: { project_id: project, frame_id: frame },
            query: version === null ? {} : { version },
          },
          signal,
        }),
      );
      return row.recipe ?? null;
    },
  });

/** The prompt, phrase by phrase, with the field that each stands in; and the seed with where it comes from. */
export function RecipeWords(props: { project: string; frame: string; version: number | null }) {
  const { data } = useQuery(recipeOf(props.project, props.frame, props.version));
  return data ? <Told recipe={data} /> : null;
}

function Told({ recipe }: { recipe: RecipeTold }) {
  const t = useWords();
  const { told } = t.frame.recipe;
  return (
    <>
      <Phrases title={told.positive} phrases={recipe.positive} />
      {recipe.negative.length > 0 && <Phrases title={told.negative} phrases={recipe.negative} />}
      <section>
        <h2>{told.seed}</h2>
        <p className={styles.mono}>{recipe.seed}</p>
        {recipe.seed_reason && <p dir="auto">{told.seedReason(recipe.seed_reason)}</p>}
        <ol className={styles.list} aria-label={told.lineage}>
          {recipe.lineage.map((step) => (
            <li key={`${step.kind} ${step.subject}`} className={styles.pair}>
              <span>
                {told.kinds[step.kind as keyof typeof told.kinds] ?? step.kind}{" "}
                <span className={styles.origin}>{step.subject}</span>
              </span>
              <code className={styles.origin}>{step.seed}</code>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{told.settings}</h2>
        <p>
          {told.sampling(recipe.sampler, recipe.scheduler, recipe.steps, recipe.cfg)} {recipe.width} ×{" "}
          {recipe.height}
        </p>
        <p className="soft">
          {[recipe.base_model, recipe.pipeline, recipe.renderer].filter(Boolean).join(" · ")}
        </p>
      </section>
    </>
  );
}

function Phrases({ title, phrases }: { title: string; phrases: readonly RecipePhrase[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.list}>
        {phrases.map((phrase) => (
          <li key={`${phrase.origin} ${phrase.text}`}>
            <p dir="auto">{phrase.text}</p>
            <code className={styles.origin}>{phrase.origin}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
