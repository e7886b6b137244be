import type { Words } from "..";
import { common } from "./common";
import { shell } from "./shell";
import { start } from "./start";

export const de: Words = { common, shell, start };
