import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";

import { renew } from "./renew";

/** A query whose answers come when the test says so, watched as by a page. */
function watched(client: QueryClient) {
  const waiting: ((answer: string) => void)[] = [];
  const observer = new QueryObserver<string>(client, {
    queryKey: ["p", "asset"],
    queryFn: () => new Promise((resolve) => waiting.push(resolve)),
    staleTime: Infinity,
  });
  observer.subscribe(() => undefined);
  const read = () => observer.getCurrentResult().data;
  return { waiting, read };
}

describe("what has become old", () => {
  it("is read again when its first answer was on its way at that moment", async () => {
    const client = new QueryClient();
    const { waiting, read } = watched(client);
    void renew(client, ["p"]);
    void renew(client, ["p"]);
    waiting[0]?.("of before");
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    expect(read()).toBe("of before");
    waiting[1]?.("of now");
    await vi.waitFor(() => expect(read()).toBe("of now"));
    expect(waiting).toHaveLength(2);
  });

  it("is not broken off by what comes again and again", async () => {
    const client = new QueryClient();
    const { waiting, read } = watched(client);
    waiting[0]?.("of before");
    await vi.waitFor(() => expect(read()).toBe("of before"));
    void renew(client, ["p"]);
    expect(waiting).toHaveLength(2);
    for (let at = 0; at < 20; at += 1) void renew(client, ["p"]);
    expect(waiting).toHaveLength(2);
    waiting[1]?.("of then");
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    waiting[2]?.("of now");
    await vi.waitFor(() => expect(read()).toBe("of now"));
  });

  it("is read by whoever looks next, where nobody does now", async () => {
    const client = new QueryClient();
    client.setQueryData(["p", "asset"], "of before");
    await renew(client, ["p"]);
    expect(client.getQueryState(["p", "asset"])?.isInvalidated).toBe(true);
  });
});
