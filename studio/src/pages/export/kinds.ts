/** What can be exported, and what each kind lets somebody choose. The names are those of the requests. */
import type {
  AnimaticAsk,
  BreakdownAsk,
  BundleAsk,
  ContactSheetAsk,
  ExportCutAsk,
  ImagesAsk,
  PdfAsk,
  ShotListAsk,
  StoryboarderAsk,
} from "../../api/schema";
import type { Words } from "../../words";

export const LAYOUTS = ["2x3", "3x3", "1x1", "4x4", "1x5", "contact", "table"] as const;
export type Layout = (typeof LAYOUTS)[number];
export const CAPTIONS = [
  "shot",
  "duration",
  "action",
  "dialogue",
  "notes",
  "camera",
  "cast",
  "props",
  "mood",
  "lighting",
  "version",
  "status",
] as const;

type Label = keyof Words["exporting"]["options"];

/** One thing to choose. `usual` is what the server does where nothing is said. */
export type Option = { name: string; label: Label } & (
  | { type: "toggle"; usual: boolean }
  | { type: "choice"; usual: string; choices: readonly string[] }
  | { type: "number"; usual: number; least: number; most: number }
  | { type: "text"; usual: "" }
  | { type: "captions"; usual: null }
  | { type: "layout"; usual: Layout }
);

type Named<Ask, One extends Option = Option> = One & { name: keyof Ask & string };
const of = <Ask>(...options: Named<Ask>[]): readonly Option[] => options;

const strict = { name: "strict", label: "strict", type: "toggle", usual: false } as const;
const draft = { name: "draft", label: "draft", type: "toggle", usual: false } as const;
const link = { name: "link", label: "link", type: "toggle", usual: false } as const;
const recipe = { name: "with_recipe", label: "with_recipe", type: "toggle", usual: false } as const;
const cut = of<ExportCutAsk>(
  { name: "media", label: "media", type: "toggle", usual: true },
  link,
  recipe,
  strict,
  draft,
);

export type Look = "pages" | "sheet" | "table" | "stills" | "strip";

export interface Kind {
  name: keyof Words["exporting"]["kinds"];
  look: Look;
  options: readonly Option[];
}

const boards: readonly Kind[] = [
  {
    name: "pdf",
    look: "pages",
    options: of<PdfAsk>(
      { name: "layout", label: "layout", type: "layout", usual: "2x3" },
      { name: "paper", label: "paper", type: "choice", usual: "a4", choices: ["a4", "letter", "a3"] },
      {
        name: "orientation",
        label: "orientation",
        type: "choice",
        usual: "",
        choices: ["", "portrait", "landscape"],
      },
      { name: "captions", label: "captions", type: "captions", usual: null },
      { name: "watermark", label: "watermark", type: "text", usual: "" },
      { name: "cover", label: "cover", type: "toggle", usual: true },
      { name: "arrows", label: "arrows", type: "toggle", usual: true },
      { name: "with_notes", label: "with_notes", type: "toggle", usual: false },
      { name: "proxy", label: "proxy", type: "toggle", usual: false },
      strict,
      draft,
    ),
  },
  {
    name: "contact-sheet",
    look: "sheet",
    options: of<ContactSheetAsk>(
      { name: "columns", label: "columns", type: "number", usual: 5, least: 1, most: 20 },
      { name: "width", label: "width", type: "number", usual: 2400, least: 200, most: 16000 },
      strict,
      draft,
    ),
  },
  {
    name: "image-sequence",
    look: "stills",
    options: of<ImagesAsk>(
      {
        name: "folders",
        label: "folders",
        type: "choice",
        usual: "none",
        choices: ["none", "scene", "shot"],
      },
      { name: "pattern", label: "pattern", type: "text", usual: "" },
      { name: "psd", label: "psd", type: "toggle", usual: false },
      { name: "held", label: "held", type: "toggle", usual: false },
      { name: "captions", label: "burnt", type: "toggle", usual: false },
      link,
      recipe,
      strict,
      draft,
    ),
  },
  {
    name: "animatic",
    look: "strip",
    options: of<AnimaticAsk>(
      { name: "format", label: "format", type: "choice", usual: "mp4", choices: ["mp4", "gif", "webp"] },
      { name: "quality", label: "quality", type: "number", usual: 20, least: 0, most: 51 },
      { name: "moves", label: "moves", type: "toggle", usual: true },
      { name: "sound", label: "sound", type: "toggle", usual: true },
      { name: "subtitles", label: "subtitles", type: "toggle", usual: true },
      { name: "names", label: "names", type: "toggle", usual: false },
      strict,
      draft,
    ),
  },
];

const lists: readonly Kind[] = [
  {
    name: "shot-list",
    look: "table",
    options: of<ShotListAsk>(
      { name: "format", label: "format", type: "choice", usual: "csv", choices: ["csv", "json"] },
      strict,
    ),
  },
  {
    name: "breakdown",
    look: "table",
    options: of<BreakdownAsk>({ name: "casting", label: "casting", type: "toggle", usual: false }),
  },
  { name: "bundle", look: "stills", options: of<BundleAsk>(recipe, strict, draft) },
];

const cuts: readonly Kind[] = [
  ...(["otio", "otioz", "edl", "fcpxml", "fcp7xml", "aftereffects", "blender"] as const).map(
    (name): Kind => ({ name, look: "strip", options: cut }),
  ),
  { name: "storyboarder", look: "strip", options: of<StoryboarderAsk>(strict, draft) },
];

export const GROUPS = [
  { name: "boards", kinds: boards },
  { name: "lists", kinds: lists },
  { name: "cuts", kinds: cuts },
] as const;

export const KINDS: readonly Kind[] = GROUPS.flatMap((group) => group.kinds);

export type Value = string | number | boolean | readonly string[] | null;
export type Values = Readonly<Record<string, Value>>;

export const valueOf = (option: Option, values: Values): Value => values[option.name] ?? option.usual;

/** What is asked for: only what somebody chose otherwise than usual. */
export function bodyOf(kind: Kind, values: Values): Record<string, Value> {
  return Object.fromEntries(
    kind.options
      .map((option) => [option.name, valueOf(option, values), option.usual] as const)
      .filter(([, value, usual]) => value !== usual && value !== "")
      .map(([name, value]) => [name, value]),
  );
}

const ENDINGS: Partial<Record<Kind["name"], string>> = {
  pdf: ".pdf",
  "contact-sheet": ".png",
  breakdown: ".csv",
  bundle: ".zip",
  otio: ".otio",
  otioz: ".otioz",
  edl: ".edl",
  fcpxml: ".fcpxml",
  fcp7xml: ".xml",
  aftereffects: ".jsx",
  blender: ".py",
};
const WITH_MEDIA: readonly Kind["name"][] = ["otio", "edl", "fcpxml", "fcp7xml", "aftereffects", "blender"];
const ALWAYS_WITH_MEDIA: readonly Kind["name"][] = ["aftereffects", "blender"];

/** What a name of one's own becomes, as the server makes it: a file with its ending, or a folder as it is. */
export function calledAs(kind: Kind, values: Values, name: string): { name: string; isFolder: boolean } {
  const format = kind.options.find((option) => option.name === "format");
  const ends = format ? `.${String(valueOf(format, values))}` : (ENDINGS[kind.name] ?? "");
  const hasEnding = name.toLowerCase().endsWith(ends);
  const travels =
    WITH_MEDIA.includes(kind.name) &&
    (ALWAYS_WITH_MEDIA.includes(kind.name) || values["media"] !== false) &&
    !hasEnding;
  if (!ends || travels) return { name, isFolder: true };
  return { name: hasEnding ? name : name + ends, isFolder: false };
}
