import { common } from "./common";
import { shell } from "./shell";
import { start } from "./start";

export const en = { common, shell, start };
