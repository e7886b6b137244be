/** Every picture of the version that counts: by what it shows, and each wardrobe or time of day for itself. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { fileAt, thumbnailAt } from "../../api/pictures";
import type { AssetImage } from "../../api/schema";
import { Dialog } from "../../ui/dialog";
import { Section } from "../../ui/sheet";
import { Empty } from "../../ui/state";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { Calibration } from "./calibration";
import { appearancesOf, inSheetOrder, nameOf, roleWords } from "./data";
import styles from "./pictures.module.css";

const CELL_PX = 190;

export function ModelSheet({ showing }: { showing: Showing }) {
  const t = useWords();
  const { project, asset } = showing;
  const [large, setLarge] = useState<AssetImage | null>(null);
  const variants = [...Map.groupBy(asset.images, (one) => one.variant ?? "")].toSorted(
    ([a], [b]) => Number(a !== "") - Number(b !== ""),
  );
  return (
    <>
      {asset.images.length === 0 && (
        <Empty title={t.assets.noPictures}>
          <p>{asset.takes.length > 0 ? t.assets.noPicturesButTakes : t.assets.noPicturesSaid}</p>
        </Empty>
      )}
      {variants.map(([variant, images]) => (
        <Section key={variant} title={variant ? roleWords(variant) : t.assets.usual}>
          <ul className={styles.cells}>
            {inSheetOrder(images).map((one) => (
              <li key={one.place}>
                <button type="button" className={styles.cell} onClick={() => setLarge(one)}>
                  <img
                    src={thumbnailAt(project, one.place, CELL_PX)}
                    alt=""
                    width={one.width}
                    height={one.height}
                    loading="lazy"
                  />
                  <span>{roleWords(one.role)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Prompt showing={showing} />
      {asset.version !== null && <Limits project={project} asset={asset.asset_id} />}
      <Dialog open={large !== null} onClose={() => setLarge(null)} title={large ? nameOf(large) : ""} wide>
        {large && (
          <img
            className={styles.large}
            src={fileAt(project, large.place)}
            alt={t.assets.pictureOf(asset.name, nameOf(large))}
            width={large.width}
            height={large.height}
          />
        )}
      </Dialog>
    </>
  );
}

function Prompt({ showing: { asset } }: { showing: Showing }) {
  const t = useWords();
  return (
    <Section title={t.assets.inWords}>
      <dl className={styles.facts}>
        <dt>{t.assets.fields.canonical_prompt}</dt>
        <dd dir="auto">{asset.canonical_prompt}</dd>
        {asset.negative_prompt && (
          <>
            <dt>{t.assets.fields.negative_prompt}</dt>
            <dd dir="auto">{asset.negative_prompt}</dd>
          </>
        )}
        <dt>{t.assets.fields.seed}</dt>
        <dd>{asset.seed}</dd>
        <dt>{t.assets.fields.sampler}</dt>
        <dd>{asset.sampler}</dd>
      </dl>
    </Section>
  );
}

function Limits({ project, asset }: { project: string; asset: string }) {
  const { data } = useQuery(appearancesOf(project, asset));
  return data ? <Calibration told={data} /> : null;
}
