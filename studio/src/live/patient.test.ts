import { afterEach, describe, expect, it, vi } from "vitest";

import { isRenewed, patiently } from "./patient";

const page = (script: string) => `<html><head><script type="module" src="${script}"></script></head></html>`;
/** As a browser that loads nothing: styles and scripts count as loaded. */
interface Here {
  happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: boolean } };
}
(window as unknown as Here).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;
const Part = { default: () => null };

/** A server that has the Studio of this script. */
function serving(script: string): void {
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(new Response(path === "/v1/health" ? "{}" : page(script))),
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.head.innerHTML = "";
});

describe("a part of Studio", () => {
  it("comes when the server is back, with its styles", async () => {
    document.head.innerHTML = '<link rel="stylesheet" href="data:text/css,">';
    serving("/studio/assets/index-one.js");
    const failed = document.querySelector("link");
    const load = vi.fn<() => Promise<typeof Part>>();
    load.mockRejectedValueOnce(new Error("Unable to preload CSS for /studio/assets/page.css"));
    load.mockResolvedValue(Part);
    const waits = patiently(load);
    await vi.waitFor(() => expect(document.querySelector("link")).not.toBe(failed));
    expect(await waits).toBe(Part);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("that is broken says so", async () => {
    serving("/studio/assets/index-one.js");
    await expect(patiently(() => Promise.reject<typeof Part>(new Error("broken")))).rejects.toThrow("broken");
  });

  it("is of another Studio where the server has another script", async () => {
    document.head.innerHTML = '<script type="module" src="/studio/assets/index-one.js"></script>';
    serving("/studio/assets/index-one.js");
    expect(await isRenewed()).toBe(false);
    serving("/studio/assets/index-two.js");
    expect(await isRenewed()).toBe(true);
  });
});
