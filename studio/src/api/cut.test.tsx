import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useToasts } from "../ui/toast";
import { forgetCuts, useCut, type Change } from "./cut";
import { timelineOf } from "./queries";
import type { TimelineAnswer } from "./schema";

interface Asked {
  url: string;
  tag: string | null;
  body: Record<string, unknown>;
}

/** A server of one cut, at the edge of the network: it counts events and guards them as the real one was seen to. */
class Server {
  asked: Asked[] = [];
  head = 40;
  cutAt = 40;
  notes: string[] = [""];

  readonly answer = async (input: RequestInfo | URL): Promise<Response> => {
    const request = input as Request;
    const url = new URL(request.url, "http://studio").pathname;
    if (request.method === "GET") return url.endsWith("/events") ? this.events() : this.timeline();
    const body = (await request.json()) as Record<string, unknown>;
    const tag = request.headers.get("if-match");
    this.asked.push({ url, tag, body });
    if (Number(/\d+/.exec(tag ?? "")?.[0]) < this.cutAt) return this.stale();
    if (body["length"] === "no") return json({ code: "not-a-length", detail: "'no' is not a length." }, 422);
    const before = this.head;
    this.step(url.endsWith("rollback") ? (this.notes[Number(body["to"]) - 40] ?? "") : String(body["note"]));
    return json({ ...this.cut(), undo_to: before, what: "note on FR_S01_001" }, 200, `"${this.head}"`);
  };

  step(note: string): void {
    this.head += 1;
    this.cutAt = this.head;
    this.notes[this.head - 40] = note;
  }

  cut(): Partial<TimelineAnswer> {
    const note = this.notes[this.head - 40] ?? "";
    return { entries: [{ frame_id: "FR_S01_001", note }] as TimelineAnswer["entries"], undo_to: null };
  }

  private timeline = () => json(this.cut(), 200, `"${this.head}.77"`);
  private events = () => json({ events: [{ seq: 41, kind: "timeline.changed", actor: "Bo <bo@studio>" }] });
  private stale = () => json({ code: "stale", detail: "it changed since you read it" }, 412);
}

const json = (body: unknown, status = 200, etag = "") =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", etag } });

describe("the cut", () => {
  let server: Server;
  let client: QueryClient;

  beforeEach(async () => {
    server = new Server();
    vi.stubGlobal("fetch", server.answer);
    client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
    forgetCuts();
    useToasts.setState({ shown: [] });
    await client.fetchQuery(timelineOf("PRJ_1"));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const opened = () =>
    renderHook(() => useCut("PRJ_1"), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    }).result;
  const note = (text: string) => ({ selectors: ["FR_S01_001"], note: text });
  const shown = () => client.getQueryData(timelineOf("PRJ_1").queryKey)?.data.entries[0]?.note;
  const said = () => useToasts.getState().shown.map((one) => one.text);

  it("names the state that each change is made to, one after the other", async () => {
    const cut = opened();
    await act(() =>
      Promise.all([cut.current.mutate("note", note("a")), cut.current.mutate("note", note("b"))]),
    );
    expect(server.asked.map((one) => one.tag)).toEqual(['"40.77"', '"41"']);
    expect(shown()).toBe("b");
  });

  it("is undone and done again, in the order of what was done", async () => {
    const cut = opened();
    await act(() => cut.current.mutate("note", note("a")));
    await act(() => cut.current.mutate("note", note("b")));
    await act(() => cut.current.undo());
    await act(() => cut.current.undo());
    expect([cut.current.canUndo, cut.current.canRedo, cut.current.redoes]).toEqual([
      false,
      true,
      "note on FR_S01_001",
    ]);
    await act(() => cut.current.redo());
    expect(server.asked.slice(2).map((one) => [one.tag, one.body["to"]])).toEqual([
      ['"42"', 41],
      ['"43"', 40],
      ['"44"', 43],
    ]);
    expect(server.notes[server.head - 40]).toBe("a");
  });

  it("shows a change at once, and what was before where it is refused", async () => {
    const cut = opened();
    const seen: (string | undefined)[] = [];
    client.getQueryCache().subscribe(() => seen.push(shown()));
    const hold = { selectors: ["FR_S01_001"], length: "no" };
    const meant = (one: TimelineAnswer) => ({
      ...one,
      entries: one.entries.map((e) => ({ ...e, note: "x" })),
    });
    expect(await act(() => cut.current.mutate("hold", hold, { shown: meant }))).toBeNull();
    expect(seen).toContain("x");
    expect(shown()).toBe("");
    expect(said()).toEqual(["'no' is not a length."]);
    expect(cut.current.canUndo).toBe(false);
  });

  it("shows what somebody else cut, and says who, where a change came too late", async () => {
    const cut = opened();
    server.step("Bo's");
    expect(await act(() => cut.current.mutate("note", note("mine")))).toBeNull();
    expect(shown()).toBe("Bo's");
    expect(said()[0]).toMatch(/^Bo changed the cut/);
  });

  it("asks again on top of it where the change still means the same", async () => {
    const cut = opened();
    server.step("Bo's");
    const still = (now: TimelineAnswer) => now.entries[0]?.note === "Bo's";
    expect(await act(() => cut.current.mutate("note", note("mine"), { still }))).not.toBeNull();
    expect(server.asked.map((one) => one.tag)).toEqual(['"40.77"', '"41.77"']);
    expect(shown()).toBe("mine");
  });

  it("sends no words over others that were read meanwhile", async () => {
    const cut = opened();
    server.step("Bo's");
    await client.fetchQuery({ ...timelineOf("PRJ_1"), staleTime: 0 });
    const still = (now: TimelineAnswer) => now.entries[0]?.note === "";
    expect(await act(() => cut.current.mutate("note", note("mine"), { still, isText: true }))).toBeNull();
    expect([server.asked, said()]).toEqual([[], []]);
  });

  it("undoes nothing that would take somebody else's change back", async () => {
    const cut = opened();
    await act(() => cut.current.mutate("note", note("mine")));
    server.step("Bo's");
    await client.fetchQuery({ ...timelineOf("PRJ_1"), staleTime: 0 });
    expect(await act(() => cut.current.undo())).toBe(false);
    expect(server.notes[server.head - 40]).toBe("Bo's");
    expect(cut.current.canUndo).toBe(false);
    expect(said()[0]).toMatch(/^Bo changed the cut after you/);
  });

  it("does several changes as one, or none of them", async () => {
    const cut = opened();
    const both: Change[] = [
      { verb: "note", body: note("a") },
      { verb: "hold", body: { selectors: ["FR_S01_001"], length: "no" } },
    ];
    expect(await act(() => cut.current.mutateAll(both))).toBeNull();
    expect(server.asked.at(-1)?.body).toEqual({ to: 40 });
    expect([server.notes[server.head - 40], cut.current.canUndo]).toEqual(["", false]);
  });

  it("takes the newest event that a page saw for its state", async () => {
    client.clear();
    const cut = opened();
    await act(() => cut.current.mutate("note", { ...note("a"), only_touched: true }, { seen: 40 }));
    await act(() => cut.current.mutate("note", { ...note("b"), only_touched: true }, { seen: 40 }));
    expect(server.asked.map((one) => one.tag)).toEqual(['"40"', '"41"']);
  });
});
