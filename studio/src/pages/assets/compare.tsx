/** Two takes against each other: beside, one wiped over the other, or one through the other. */
import { useState } from "react";

import { fileAt } from "../../api/pictures";
import type { AssetImage } from "../../api/schema";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Stage } from "../../ui/stage/stage";
import { useViewing } from "../../ui/stage/view";
import { useWords } from "../../words";
import { frontOf, nameOf } from "./data";
import styles from "./takes.module.css";

export interface Side {
  name: string;
  label: string;
  images: readonly AssetImage[];
}
const MANNERS = ["beside", "wipe", "onion"] as const;
type Manner = (typeof MANNERS)[number];

interface Props {
  project: string;
  name: string;
  sides: readonly Side[];
  start: string;
}

export function Compare({ project, name, sides, start }: Props) {
  const t = useWords();
  const viewing = useViewing();
  const [leftName, setLeft] = useState(start);
  const [rightName, setRight] = useState(() => sides.find((one) => one.name !== start)?.name ?? start);
  const [wanted, setRole] = useState("");
  const [manner, setManner] = useState<Manner>("beside");
  const [amount, setAmount] = useState(0.5);
  const left = sides.find((one) => one.name === leftName) ?? sides[0];
  const right = sides.find((one) => one.name === rightName) ?? sides[0];
  if (!left || !right) return null;
  const roles = [...new Set([...left.images, ...right.images].map(nameOf))];
  const front = frontOf(left.images);
  const role = roles.includes(wanted) ? wanted : front ? nameOf(front) : (roles[0] ?? "");
  const pictureOf = (side: Side) => {
    const image = side.images.find((one) => nameOf(one) === role);
    return image ? fileAt(project, image.place) : null;
  };
  const alt = (side: Side) => t.assets.pictureOf(name, `${role}, ${side.label}`);
  const choices = sides.map(({ name: value, label }) => ({ value, label }));
  const over = pictureOf(right);
  return (
    <div className={styles.compare}>
      <div className={styles.choices}>
        <Select
          label={t.assets.left}
          value={left.name}
          choices={choices}
          onChange={(event) => setLeft(event.target.value)}
        />
        <Select
          label={t.assets.right}
          value={right.name}
          choices={choices}
          onChange={(event) => setRight(event.target.value)}
        />
        <Select
          label={t.assets.picture}
          value={role}
          choices={roles.map((value) => ({ value, label: value }))}
          onChange={(event) => setRole(event.target.value)}
        />
        <fieldset className={styles.manner} aria-label={t.assets.manner}>
          {MANNERS.map((one) => (
            <Button key={one} aria-pressed={manner === one} onClick={() => setManner(one)}>
              {t.assets.manners[one]}
            </Button>
          ))}
        </fieldset>
        {manner !== "beside" && (
          <input
            type="range"
            className={styles.amount}
            aria-label={t.assets.amount}
            min={0}
            max={100}
            value={Math.round(amount * 100)}
            onChange={(event) => setAmount(Number(event.target.value) / 100)}
          />
        )}
      </div>
      <div className={styles.stages} data-manner={manner}>
        <figure className={styles.side}>
          <div>
            <Stage
              src={pictureOf(left)}
              alt={alt(left)}
              viewing={viewing}
              second={manner !== "beside" && over ? { src: over, alt: alt(right), manner, amount } : null}
            />
          </div>
          <figcaption>
            {manner === "beside" ? left.label : t.assets.overEach(right.label, left.label)}
          </figcaption>
        </figure>
        {manner === "beside" && (
          <figure className={styles.side}>
            <div>
              <Stage src={over} alt={alt(right)} viewing={viewing} follows />
            </div>
            <figcaption>{right.label}</figcaption>
          </figure>
        )}
      </div>
    </div>
  );
}
