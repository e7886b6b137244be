/** What somebody began to say of a frame: kept as all drafts are. */
export { draftName, NO_DRAFT, useDraft, useDrafts, type Draft, type Manner } from "../../ui/drafts";
