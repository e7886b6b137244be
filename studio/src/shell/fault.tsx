import { Component, type ReactNode } from "react";

import { Button } from "../ui/button";
import { Empty } from "../ui/state";
import { useWords } from "../words";

/** A page that broke says so, and nothing else goes with it. */
export class Fault extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}

function Broken({ error }: { error: Error }) {
  const t = useWords();
  return (
    <Empty title={t.common.unexpected}>
      <code>{error.message}</code>
      <Button look="main" onClick={() => location.reload()}>
        {t.common.reload}
      </Button>
    </Empty>
  );
}
