/** Takes: what was made for the asset and waits or is locked, two of them against each other, and the choice. */
import { nameIn } from "../../api/signature";
import { useState } from "react";

import { thumbnailAt } from "../../api/pictures";
import type { TakeShown } from "../../api/schema";
import { useMay } from "../../api/session";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Section } from "../../ui/sheet";
import { Empty } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { Compare, type Side } from "./compare";
import { nameOf } from "./data";
import styles from "./takes.module.css";

const THUMB_PX = 96;

/** What can be held against what: the version that counts, then takes from the newest on. */
function sidesOf({ asset }: Showing, said: (version: number) => string): Side[] {
  const takes = asset.takes
    .toReversed()
    .map((one) => ({ name: one.take, label: one.take, images: one.images }));
  if (asset.version === null) return takes;
  return [...takes, { name: "version", label: said(asset.version), images: asset.images }];
}

export function Takes({ showing }: { showing: Showing }) {
  const t = useWords();
  const { asset } = showing;
  const sides = sidesOf(showing, t.assets.lockedAs);
  const [left, setLeft] = useState<string | null>(null);
  if (asset.takes.length === 0) {
    return (
      <Empty title={t.assets.noTakes}>
        <p>{t.assets.noTakesSaid}</p>
      </Empty>
    );
  }
  const first = sides.find((one) => one.name === left) ?? sides.at(-1);
  return (
    <>
      {sides.length > 1 && first && (
        <Section title={t.assets.compare} said={t.assets.compareSaid}>
          <Compare key={left} project={showing.project} name={asset.name} sides={sides} start={first.name} />
        </Section>
      )}
      <Section title={t.assets.views.takes}>
        <ul className={styles.takes}>
          {asset.takes.toReversed().map((take) => (
            <li key={take.take}>
              <Take
                showing={showing}
                take={take}
                onCompare={sides.length > 1 ? () => setLeft(take.take) : null}
              />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Take({
  showing,
  take,
  onCompare,
}: {
  showing: Showing;
  take: TakeShown;
  onCompare: (() => void) | null;
}) {
  const t = useWords();
  const may = useMay(showing.project);
  return (
    <article className={styles.take} aria-label={take.take}>
      <header>
        <h3>{take.take}</h3>
        {take.locked_as === null ? (
          <Badge tone="calm">{t.assets.waits}</Badge>
        ) : (
          <Badge tone="good">{t.assets.lockedAs(take.locked_as)}</Badge>
        )}
        {take.outdated_by.length > 0 && <Badge tone="warn">{t.assets.specChanged}</Badge>}
        <p className="soft">
          {t.assets.madeBy(take.generator, take.seed)} · <span dir="auto">{nameIn(take.created_by)}</span> ·{" "}
          <When at={take.created_at} />
        </p>
        <div className={styles.actions}>
          {onCompare && (
            <Button look="quiet" icon={<Icon name="compare" />} onClick={onCompare}>
              {t.assets.compareThis}
            </Button>
          )}
          {may("decide") && take.locked_as === null && (
            <Button icon={<Icon name="lock" />} onClick={() => showing.lock(take.take)}>
              {t.assets.lockThis}
            </Button>
          )}
        </div>
      </header>
      <ul className={styles.strip}>
        {take.images.map((one) => (
          <li key={one.place}>
            <img
              src={thumbnailAt(showing.project, one.place, THUMB_PX)}
              alt={nameOf(one)}
              title={nameOf(one)}
              width={one.width}
              height={one.height}
              loading="lazy"
            />
          </li>
        ))}
      </ul>
    </article>
  );
}
