/** The window of a frame's variants, which is fetched when somebody opens it. */
import { Suspense } from "react";

import { patient } from "../live/patient";
import { Coming } from "../ui/dialog";
import type { VariantsProps } from "./window";

const Window = patient(() => import("./window"));

export function Variants(props: VariantsProps) {
  return (
    <Suspense fallback={<Coming onClose={props.onClose} />}>
      <Window {...props} />
    </Suspense>
  );
}
