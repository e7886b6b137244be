import { beforeEach, describe, expect, it } from "vitest";

import { say, useToasts } from "./toast";

const said = () => useToasts.getState().shown.map((one) => one.text);

describe("what is said", () => {
  beforeEach(() => useToasts.setState({ shown: [] }));

  it("makes room for a window that opens, but for what was refused", () => {
    say({ text: "5 frames drawn", tone: "good", isNews: true });
    say({ text: "begun" });
    say({ text: "It was refused.", tone: "bad" });
    useToasts.getState().makeRoom();
    expect(said()).toEqual(["It was refused."]);
  });
});
