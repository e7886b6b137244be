import { listed, many } from "../say";

/** So many frames are named. */
const FEW = 6;

export const board = {
  grid: "Frames",
  keys: "Board",
  empty: "This film has no frames yet.",
  emptySaid: "They come from its script: compile it, or write one.",
  toScript: "To the script",
  noneFits: "No frame fits.",
  meant: (words: string) => `Did you mean “${words}”?`,
  noneFitsSaid: "What you look for or filter by leaves nothing.",
  clear: "Show all",
  shownOf: (shown: number, all: number) =>
    shown === all
      ? many(all, "frame", "frames")
      : `${shown.toLocaleString()} of ${many(all, "frame", "frames")}`,

  search: "Search words, names, places",
  filters: "Filters",
  characters: "Characters and props",
  places: "Places",
  needs: "Needs",
  asks: "To decide",
  withRemarks: "With remarks",
  leftOut: "Left out",
  likeFrame: (frame: string) => `Looks like ${frame}`,
  likePicture: (name: string) => `Looks like ${name}`,
  onlyScene: (scene: string) => `Scene ${scene}`,
  byPicture: "Search by a picture",
  dropPicture: "Let go to find frames that look like it",
  sizes: "Size of the cards",
  sizeNames: ["Thumbnails", "Small", "Medium", "Large", "One a screen"],

  alike: "Most alike first",
  out: "Not in the cut",
  again: "again",
  warnings: (n: number) => many(n, "warning", "warnings"),
  findings: (n: number) => many(n, "finding", "findings"),
  remarks: (n: number) => many(n, "remark", "remarks"),
  sizeAndLength: (size: string, seconds: number) =>
    [size, `${seconds.toLocaleString(undefined, { maximumFractionDigits: 1 })} s`]
      .filter(Boolean)
      .join(" · "),
  isDrawn: "Is being drawn",
  waitsForDrawing: "Waits to be drawn",
  staleUnknown: "what it is drawn from changed",
  stale: (why: string) => `Stale: ${why}`,
  approvedBy: (who: string) => `Approved by ${who}`,

  acts: "What to do with the frame",
  selected: (n: number) => `${many(n, "card", "cards")} chosen`,
  shot: (shot: string, scene: string) => `${shot} in ${scene}`,
  nothingHere: "Choose a frame: arrows, J and K, or a click.",
  approve: "Approve",
  retake: "Retake",
  note: "Note",
  openFrame: "Open",
  play: "Play from here",
  moreActs: "More",
  select: "Choose or let go",
  selectAll: "Choose all that are shown",
  letGo: "Let go of what is chosen",
  moveTo: "Previous, next, above and below",
  nextPrevious: "Next and previous",
  firstLast: "First and last",
  screens: "A screen on and back",
  extend: "Choose up to there",
  moveEarlier: "Move earlier in the cut",
  moveLater: "Move later in the cut",
  undoCut: "Undo the last change of the cut",
  redoCut: "Do it again",
  toSize: "Size of the cards",
  insert: "Use it once more behind the cursor",
  insertAfter: "Use it again right behind",
  omit: "Take out of the cut",
  putBack: "Put back into the cut",
  split: "Split in two",
  moreLike: "More that look like this",
  onlyThisScene: "Only this scene",

  approved: (n: number, shot: string) =>
    n === 1 ? `${shot} approved` : `${many(n, "frame", "frames")} approved`,
  sentBack: (n: number, shot: string) =>
    n === 1 ? `${shot} sent back` : `${many(n, "frame", "frames")} sent back`,
  noted: (n: number, shot: string) =>
    n === 1 ? `Remark kept with ${shot}` : `Remark kept with ${many(n, "frame", "frames")}`,
  refusedSome: (n: number, why: string) =>
    n === 1
      ? `One stays as it is: ${why}`
      : `${many(n, "frame stays", "frames stay")} as they are. The first: ${why}`,
  alreadyApproved: "It was approved before.",

  retakeTitle: (n: number, shot: string) =>
    n === 1 ? `Retake ${shot}` : `Retake ${many(n, "frame", "frames")}`,
  retakeNote: "What should be different?",
  retakeSend: "Send back",
  noteTitle: (n: number, shot: string) =>
    n === 1 ? `Note on ${shot}` : `Note on ${many(n, "frame", "frames")}`,
  noteText: "What do you want to say?",
  noteSend: "Keep",

  allPassed: "Approve all passed",
  allPassedTitle: "Approve all that passed their check",
  allPassedOf: (n: number) => `Of ${many(n, "frame that is", "frames that are")} shown or chosen:`,
  allPassedWill: (n: number) =>
    n === 0 ? "None would be approved." : `${many(n, "frame", "frames")} will be approved.`,
  allPassedWarned: (shots: readonly string[]) =>
    `${shots.length > FEW ? `${shots.length.toLocaleString()} of them` : listed(shots)} passed with a warning.`,
  allPassedBefore: (shots: readonly (readonly [string, number])[]) =>
    shots.length > FEW
      ? `${shots.length.toLocaleString()} of them were approved with another picture.`
      : `${listed(shots.map(([shot, version]) => `${shot} was approved as v${version}`))}: it is another picture now.`,
  allPassedAlready: (n: number) => `${many(n, "is", "are")} approved already.`,
  allPassedSentBack: (n: number) => `${many(n, "was sent back and stays", "were sent back and stay")} so.`,
  allPassedRedrawn: (shots: readonly string[]) =>
    shots.length === 1
      ? `${listed(shots)} was sent back and is drawn anew: look at it and approve it by itself.`
      : `${listed(shots)} were sent back and are drawn anew: look at them and approve each by itself.`,
  leavesOut: "Left out:",
  leftOutSorts: {
    "not rendered": (n: number) => `${n} not rendered`,
    outdated: (n: number) => `${n} outdated`,
    "not checked": (n: number) => `${n} not checked`,
    "not judged": (n: number) => `${n} not judged`,
    quarantined: (n: number) => `${n} quarantined`,
  },
  approveThese: (n: number) => `Approve ${n.toLocaleString()}`,

  moved: (n: number, shot: string) => (n === 1 ? `${shot} moved` : `${many(n, "frame", "frames")} moved`),
  movedHere: (what: string, place: number) => `${what}, now at place ${place}`,
  tookOut: (n: number, shot: string) =>
    n === 1 ? `${shot} taken out of the cut` : `${many(n, "frame", "frames")} taken out of the cut`,
  inserted: (shot: string) => `${shot} stands in the cut once more`,
  splitDone: (shot: string) => `${shot} is split in two`,
  tooShort: "It is too short to be split.",
  notSorted: "Cards are in the order of likeness now; the cut cannot be changed here.",
  carrying: (n: number) => many(n, "card", "cards"),

  sentBackToo: (n: number) => `${many(n, "frame was", "frames were")} sent back.`,
  moreJobs: (n: number) => `and ${many(n, "more job", "more jobs")}`,
  next: {
    compile: {
      why: (n: number) => `The film is not compiled from ${many(n, "script", "scripts")} as they are now.`,
      act: () => "Compile",
      look: "See what would change",
    },
    specs: {
      why: (n: number) =>
        `${many(n, "frame waits", "frames wait")} for names in the script that are no assets yet.`,
      act: () => "Make their specs",
      look: "See the names",
    },
    lock: {
      why: (n: number) =>
        `These are drafts: frames are drawn from locked assets, and ${many(n, "is", "are")} not locked.`,
      act: () => "Draw the assets",
      look: "Look at them and lock them",
    },
    lockSome: {
      why: (n: number) =>
        `${many(n, "asset is", "assets are")} not locked, and frames are drawn from locked assets.`,
      act: () => "Draw the assets",
      look: "Look at them and lock them",
    },
    lockDrawn: {
      why: (n: number) =>
        `${many(n, "asset is drawn and waits", "assets are drawn and wait")} to be locked: frames are drawn from locked assets.`,
      look: "Look at them and lock them",
    },
    lockAnew: {
      why: (n: number) => `${many(n, "spec was", "specs were")} edited since the lock; frames show the lock.`,
      look: (n: number): string => (n === 1 ? "See the asset" : "See what waits"),
    },
    render: {
      why: (n: number) => `${many(n, "frame is", "frames are")} not drawn as wanted now.`,
      act: (n: number) => `Render ${many(n, "frame", "frames")}`,
    },
    sentBack: {
      why: (n: number) =>
        `${many(n, "frame was", "frames were")} sent back: change the script, the direction or an asset, and draw again.`,
      look: "To the script",
    },
    check: {
      why: (n: number) => `${many(n, "picture was", "pictures were")} never checked against the locks.`,
      act: (n: number) => `Check ${many(n, "picture", "pictures")}`,
    },
    differ: {
      why: (n: number) => `${many(n, "frame differs", "frames differ")} from the locked assets.`,
      look: "See how",
    },
  },
};
