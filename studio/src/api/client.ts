/** The one door to the server: typed by its own description, so a request that it does not know does not compile. */
import createClient from "openapi-fetch";

import { Refusal, refusalOf } from "./refusal";
import type { paths } from "./schema";

const api = createClient<paths>({ baseUrl: "", fetch: reached });

async function reached(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Refusal({ status: 0, code: "unreachable", detail: "" });
  }
}

/** Hears "ended" when the server knows nobody any more: the session ended here, in another tab, or for good. */
export const session = new EventTarget();

/** Here 401 says that what was typed is wrong, or is asked for to find out who is there. */
const ABOUT_WHO = ["/v1/me", "/v1/me:password", "/v1/sessions", "/v1/sessions:guest"];

api.use({
  async onResponse({ request, response }) {
    if (response.ok || response.status === 304) return;
    if (response.status === 401 && !ABOUT_WHO.includes(new URL(request.url).pathname)) {
      session.dispatchEvent(new Event("ended"));
    }
    throw await refusalOf(response);
  },
});

export { api };

/** What the server answered, or the refusal that it threw: never undefined. */
export async function answered<T>(sent: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await sent;
  return data as T;
}

/** The same, with the tag that the next guarded change has to name (`If-Match`). */
export async function tagged<T>(
  sent: Promise<{ data?: T; response: Response }>,
): Promise<{ data: T; tag: string }> {
  const { data, response } = await sent;
  return { data: data as T, tag: response.headers.get("etag") ?? "" };
}

/** A key by which a change that is sent twice (a lost answer, a second try) is done once. */
export const once = (): { "Idempotency-Key": string } => ({ "Idempotency-Key": crypto.randomUUID() });
