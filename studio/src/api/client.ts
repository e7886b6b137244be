/** The one door to the server: typed by its own description, so a request that it does not know does not compile. */
// One try begins when the one before it has ended.
/* oxlint-disable no-await-in-loop */
import createClient from "openapi-fetch";

import { reached } from "./reach";
import { isAway, Refusal, refusalOf } from "./refusal";
import type { paths } from "./schema";
import { doubt, signedInAgain, writer, writtenAs } from "./standing";

const api = createClient<paths>({ baseUrl: "", fetch: asked });

const MOST = 2;

/**
 * A change is asked for once, and refused where nobody answers: it is not done later, when nobody thinks of it. What
 * is only read is waited for, so that a page stays as it is while the server or the session is away.
 */
async function asked(request: Request): Promise<Response> {
  if (request.method !== "GET") return sent(request);
  for (let tries = 0; ; tries += 1) {
    let refusal: Refusal | null = null;
    const response = await sent(request).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      return null;
    });
    const isOver = response?.status === 401 && !request.url.endsWith("/v1/me") && writer() !== "";
    if (isOver) await signedInAgain();
    else if (tries < MOST && (!response || isAway(response.status))) await reached();
    else if (response) return response;
    else throw refusal ?? unreachable();
  }
}

async function sent(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw unreachable();
  }
}

/** Nobody answered. */
export function unreachable(): Refusal {
  void reached(); // tells people, if it lasts
  return new Refusal({ status: 0, code: "unreachable", detail: "" });
}

/** What the answer refuses. Where it is about who asks, it is asked who is there. */
export async function refused(response: Response): Promise<Refusal> {
  const refusal = await refusalOf(response);
  if (refusal.isUnreachable) void reached();
  // A right that was taken away: what is offered follows from who is there, too.
  if (refusal.isOfNobody || refusal.isOfAnother || refusal.status === 403) doubt();
  return refusal;
}

api.use({
  onRequest({ request }) {
    if (request.method === "GET") return;
    for (const [name, value] of Object.entries(writtenAs())) request.headers.set(name, value);
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok || response.status === 304) return;
    throw schemaPath === "/v1/me" ? await refusalOf(response) : await refused(response);
  },
});

export { api };

/** What the server answered, or the refusal that it threw: never undefined. */
export async function answered<T>(answer: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The same, with the tag that the next guarded change has to name (`If-Match`). */
export async function tagged<T>(
  answer: Promise<{ data?: T; response: Response }>,
): Promise<{ data: T; tag: string }> {
  const { data, response } = await answer;
  return { data: data as T, tag: response.headers.get("etag") ?? "" };
}

/** A key by which a change that is sent twice (a lost answer, a second try) is done once. */
export const once = (): { "Idempotency-Key": string } => ({ "Idempotency-Key": crypto.randomUUID() });
