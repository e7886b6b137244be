// One line a page, in the order of the alphabet.
export { assets } from "./assets";
export { audit } from "./audit";
export { board } from "./board";
export { common } from "./common";
export { consistency } from "./consistency";
export { cut } from "./cut";
export { exporting } from "./exporting";
export { frame } from "./frame";
export { guest } from "./guest";
export { jobs } from "./jobs";
export { people } from "./people";
export { present } from "./present";
export { script } from "./script";
export { shell } from "./shell";
export { signIn } from "./sign-in";
export { stage } from "./stage";
export { start } from "./start";
