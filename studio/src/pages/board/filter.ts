/** Which cards are shown. All of it stands in the address, so that a link shows the same. */
import type { Board, BoardRow } from "../../api/board";

/** Facets that a row has one value of; several values of one facet are "this or that". */
export const FACETS = ["review", "verdict", "render", "needs"] as const;
export type Facet = (typeof FACETS)[number];

const FIELD = {
  review: "review_status",
  verdict: "verdict",
  render: "render_state",
  needs: "needs",
} as const satisfies Record<Facet, keyof BoardRow>;

export interface Filter extends Readonly<Record<Facet, readonly string[]>> {
  /** Needs a decision, whatever else it waits for. */
  asks: boolean;
  /** Somebody said something about it. */
  noted: boolean;
  /** Characters and props: all of them have to be in the frame. */
  assets: readonly string[];
  /** Places: one of them. */
  places: readonly string[];
  scenes: readonly string[];
  words: string;
  /** Frames that look like this frame. */
  like: string;
  /** Also what the cut or the script leaves out. */
  omitted: boolean;
}

export const NO_FILTER: Filter = {
  review: [],
  verdict: [],
  render: [],
  needs: [],
  asks: false,
  noted: false,
  assets: [],
  places: [],
  scenes: [],
  words: "",
  like: "",
  omitted: false,
};

export function filterOf(address: string): Filter {
  const query = new URLSearchParams(address);
  return {
    review: query.getAll("review"),
    verdict: query.getAll("verdict"),
    render: query.getAll("render"),
    needs: query.getAll("needs"),
    asks: query.get("asks") === "true",
    noted: query.get("noted") === "true",
    assets: query.getAll("asset"),
    places: query.getAll("place"),
    scenes: query.getAll("scene"),
    words: query.get("q") ?? "",
    like: query.get("like") ?? "",
    omitted: query.get("omitted") === "true",
  };
}

export function addressOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const facet of FACETS) for (const value of filter[facet]) query.append(facet, value);
  if (filter.asks) query.set("asks", "true");
  if (filter.noted) query.set("noted", "true");
  for (const asset of filter.assets) query.append("asset", asset);
  for (const place of filter.places) query.append("place", place);
  for (const scene of filter.scenes) query.append("scene", scene);
  if (filter.words) query.set("q", filter.words);
  if (filter.like) query.set("like", filter.like);
  if (filter.omitted) query.set("omitted", "true");
  return query.toString();
}

export const isFiltered = (filter: Filter): boolean => addressOf({ ...filter, omitted: false }) !== "";

/** The filter with a value of a facet turned on, or off where it was on. */
export function turned(filter: Filter, name: Facet | "assets" | "places" | "scenes", value: string): Filter {
  const now = filter[name];
  return { ...filter, [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] };
}

/** Letters without their case and marks: "élan" is found by "Elan". */
export const plain = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** What is found beside the rows, by the server. */
export interface Found {
  /** Frames whose whole words have what was sought; the rows hold only their beginning. */
  byWords?: ReadonlySet<string> | undefined;
  /** Frames that look like a picture, best first. */
  alike?: readonly string[] | undefined;
}

type Test = (row: BoardRow) => boolean;

/** One test for each part of the filter that says something, by its name. */
function testsOf(filter: Filter, board: Board, found: Found): Map<string, Test> {
  const tests = new Map<string, Test>();
  for (const facet of FACETS) {
    const wanted = filter[facet];
    if (wanted.length > 0) tests.set(facet, (row) => wanted.includes(row[FIELD[facet]] ?? ""));
  }
  const { assets, places, scenes } = filter;
  if (filter.asks) tests.set("asks", (row) => row.asks);
  if (filter.noted) tests.set("noted", (row) => row.notes > 0);
  if (assets.length > 0) tests.set("assets", (row) => assets.every((one) => row.assets.includes(one)));
  if (places.length > 0) tests.set("places", (row) => places.some((one) => row.assets.includes(one)));
  if (scenes.length > 0) tests.set("scenes", (row) => scenes.includes(row.scene_id));
  const words = plain(filter.words).split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const told = headings(board);
    tests.set("words", (row) => {
      const text = `${wordsOf(row)} ${told(row)}`;
      return words.every((word) => text.includes(word)) || (found.byWords?.has(row.frame_id) ?? false);
    });
  }
  if (found.alike) {
    const alike = new Set(found.alike);
    tests.set("like", (row) => alike.has(row.frame_id));
  }
  if (!filter.omitted) tests.set("omitted", (row) => !row.omitted && !row.out);
  return tests;
}

const kept = new WeakMap<BoardRow, string>();

function wordsOf(row: BoardRow): string {
  let text = kept.get(row);
  if (text === undefined) {
    text = plain(`${row.shot} ${row.frame_id} ${row.scene_id} ${row.size} ${row.words}`);
    kept.set(row, text);
  }
  return text;
}

/** What a row's scene and assets are called, each made plain once. */
function headings(board: Board): (row: BoardRow) => string {
  const scenes = new Map(board.scenes.map((scene) => [scene.scene_id, plain(scene.heading)]));
  const assets = new Map(Object.entries(board.assets).map(([id, asset]) => [id, plain(asset.name)]));
  return (row) =>
    `${scenes.get(row.scene_id) ?? ""} ${row.assets.map((asset) => assets.get(asset) ?? "").join(" ")}`;
}

/** The rows that are shown, in the order in which they are. */
export function shownRows(filter: Filter, board: Board, found: Found = {}): readonly BoardRow[] {
  const tests = [...testsOf(filter, board, found).values()];
  const rows = board.rows.filter((row) => tests.every((test) => test(row)));
  if (!found.alike) return rows;
  const place = new Map(found.alike.map((frame, at) => [frame, at]));
  return rows
    .filter((row) => row.use <= 1)
    .toSorted((a, b) => (place.get(a.frame_id) ?? 0) - (place.get(b.frame_id) ?? 0));
}

export interface Counts extends Readonly<Record<Facet, Readonly<Record<string, number>>>> {
  assets: Readonly<Record<string, number>>;
  places: Readonly<Record<string, number>>;
  noted: number;
  omitted: number;
}

/** How many frames each value would show, with the rest of the filter as it is. */
export function countsOf(filter: Filter, board: Board, found: Found = {}): Counts {
  const tests = testsOf(filter, board, found);
  const counts = {
    review: {} as Record<string, number>,
    verdict: {} as Record<string, number>,
    render: {} as Record<string, number>,
    needs: {} as Record<string, number>,
    assets: {} as Record<string, number>,
    places: {} as Record<string, number>,
    noted: 0,
    omitted: 0,
  };
  const add = (to: Record<string, number>, value: string | undefined) => {
    if (value) to[value] = (to[value] ?? 0) + 1;
  };
  const isPlace = (asset: string) => board.assets[asset]?.type === "environment";
  for (const row of board.rows) {
    if (row.use > 1) continue; // frames are counted, not their uses
    const failed = [...tests].filter(([, test]) => !test(row)).map(([name]) => name);
    // Of one test that fails, only the values of that part would bring the row back.
    if (failed.length > 1) continue;
    const only = failed[0];
    for (const facet of FACETS) if (!only || only === facet) add(counts[facet], row[FIELD[facet]]);
    for (const asset of row.assets) {
      if (isPlace(asset)) {
        if (!only || only === "places") add(counts.places, asset);
      } else if (!only) add(counts.assets, asset); // all are wanted: another one narrows what is shown
    }
    if (row.notes > 0 && (!only || only === "noted")) counts.noted += 1;
    if ((row.omitted || row.out) && (!only || only === "omitted")) counts.omitted += 1;
  }
  return counts;
}
