import { common } from "./common";
import { frame } from "./frame";
import { shell } from "./shell";
import { stage } from "./stage";
import { start } from "./start";

export const en = { common, frame, shell, stage, start };
