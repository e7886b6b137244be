/** What a good picture of the asset may look like at most: the limits, and in plain words what they mean. */
import type { AssetCalibration } from "../../api/schema";
import { Section, Table } from "../../ui/sheet";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import { roleWords, type Appearances } from "./data";

const likeness = (value: number): string =>
  value.toLocaleString(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export function Calibration({ told }: { told: Appearances }) {
  const t = useWords();
  if (told.calibrations.length === 0) return null;
  return (
    <Section title={t.assets.limits} said={t.assets.limitsSaid(told.name)}>
      <p className="soft">
        {t.assets.calibrated(told.version ?? 0)} <When at={told.locked_at} />
      </p>
      {told.calibrations.map((one) => (
        <Limits key={one.embedder} of={one} />
      ))}
    </Section>
  );
}

function Limits({ of }: { of: AssetCalibration }) {
  const t = useWords();
  const rows = Object.entries(of.regions).flatMap(([variant, regions]) =>
    Object.entries(regions).map(([region, one]) => ({ variant, region, one })),
  );
  return (
    <>
      <p>{t.assets.embedderSaid(of.embedder, of.alpha * 100, of.warn_alpha * 100)}</p>
      <Table
        label={t.assets.limitsBy(of.embedder)}
        head={[
          t.assets.region,
          t.assets.pictures,
          t.assets.usually,
          t.assets.doubtfulBelow,
          t.assets.failsBelow,
          t.assets.apart,
        ]}
      >
        {rows.map(({ variant, region, one }) => (
          <tr key={`${variant}/${region}`}>
            <td>
              {t.assets.regions[region as keyof typeof t.assets.regions] ?? region}
              {variant !== "usual" && <span className="soft"> · {roleWords(variant)}</span>}
            </td>
            <td>{one.references}</td>
            <td>{likeness(one.mean)}</td>
            <td>{likeness(one.warn_below)}</td>
            <td>{likeness(one.fail_below)}</td>
            <td>{one.separable ? t.common.yes : t.assets.notApart}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
