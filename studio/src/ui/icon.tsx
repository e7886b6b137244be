/** Icons as strokes of one width on a 20 × 20 grid; they stand beside words or have some for assistive technology. */
const PATHS = {
  close: "M5 5l10 10M15 5L5 15",
  check: "M4 10.5l4 4 8-9",
  reject: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM5.2 5.2l9.6 9.6",
  retake: "M15.5 8A6 6 0 1 0 16 11.5M16 4v4h-4",
  note: "M4 4h12v9H9l-4 3.5V13H4z",
  play: "M6 4l10 6-10 6z",
  pause: "M6 4v12M14 4v12",
  present: "M3 4h14v9H3zM10 13v4M6.500 17h7M8.500 6.500l3.500 2-3.500 2z",
  next: "M7 4l6 6-6 6",
  previous: "M13 4l-6 6 6 6",
  down: "M4 7l6 6 6-6",
  grid: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  keys: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6 11.5h8",
  person: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.6-3.4 3-5 6-5s5.400 1.600 6 5",
  people:
    "M8 10a2.700 2.700 0 1 0 0-5.400A2.700 2.700 0 0 0 8 10zM3 16c.5-3 2.500-4.400 5-4.400s4.500 1.400 5 4.400M13 5a2.500 2.500 0 0 1 0 4.800M14.500 12c1.500.6 2.300 2 2.600 4",
  search: "M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM13 13l4 4",
  lock: "M5 9h10v7H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  warning: "M10 3.500l7.500 13h-15zM10 8.500v3.500M10 14.300v.01",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  pen: "M4 16l1-4 8.500-8.500 3 3L8 15z",
  arrow: "M4 16L16 4M9 4h7v7",
  box: "M4 5h12v10H4z",
  erase: "M8 16.500l-4.500-4.500 8-8 5 5-7.500 7.500zM7.500 8l5 5M8 16.500h8.500",
  fit: "M3.500 7V3.500H7M13 3.500h3.500V7M16.500 13v3.500H13M7 16.500H3.500V13",
  undo: "M7 4L3.500 7.500 7 11M4 7.500h8a4 4 0 0 1 0 8.500H9",
  redo: "M13 4l3.500 3.500L13 11M16 7.500H8a4 4 0 0 0 0 8.500h3",
  film: "M3 4.500h14v11H3zM6.500 4.500v11M13.500 4.500v11M3 8.200h3.500M3 11.800h3.500M13.500 8.200H17M13.500 11.800H17",
  script: "M5 3h10v14H5zM7.500 7h5M7.500 10h5M7.500 13h3",
  export: "M10 12V3M6.500 6.500L10 3l3.500 3.500M4 11v6h12v-6",
  download: "M10 3v9M6.500 8.500L10 12l3.500-3.500M4 16h12",
  upload: "M10 13V4M6.500 7.500L10 4l3.500 3.500M4 16h12",
  link: "M8 12l4-4M7 9l-2 2a2.800 2.800 0 0 0 4 4l2-2M13 11l2-2a2.800 2.800 0 0 0-4-4L9 7",
  compare: "M3.500 4.500h5.500v11H3.500zM11 4.500h5.500v11H11z",
  history: "M10 5.500V10l3 2M3.500 10a6.500 6.500 0 1 0 2-4.700M3.500 3.500v3.500H7",
  menu: "M3 5.500h14M3 10h14M3 14.500h14",
  dots: "M5 10h.01M10 10h.01M15 10h.01",
  split: "M10 3v14M4 7H2.500v6H4M16 7h1.500v6H16",
  flag: "M5 17V3.500h9l-2 3.500 2 3.500H5",
  sound: "M3.500 8v4H6l4 3V5L6 8zM13 7.500a3.500 3.500 0 0 1 0 5M15 5.500a6.500 6.500 0 0 1 0 9",
  picture: "M3 4.500h14v11H3zM3 13l4-3.500 3 2.500 3.500-3.500L17 12M7 8h.01",
  eye: "M2.500 10S5.200 5 10 5s7.500 5 7.500 5-2.700 5-7.500 5-7.500-5-7.500-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  trash: "M4 6h12M8 6V4h4v2M5.500 6l.7 11h7.600l.7-11",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  const isHeavy = name === "dots" || name === "keys";
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      strokeWidth={isHeavy ? 2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
