/** What the server says when it refuses: RFC 9457, with hints that are requests. */

/** A request that brings somebody further; without `href` only a command line can do it. */
export interface HintStep {
  operation?: string;
  right?: string;
  method?: string;
  href?: string;
  body?: Record<string, unknown>;
  /** What the request has to name in its headers, as `If-Match`. */
  headers?: readonly string[];
  blanks?: string[];
  text?: string;
}

export interface Hint {
  text: string;
  words?: string;
  steps?: HintStep[];
}

interface Told {
  status: number;
  code: string;
  detail: string;
  hint?: Hint | undefined;
  problems?:
    { message: string; fields?: string[]; where?: { line: number } | null; hint?: Hint | null }[] | undefined;
}

/** Said by a server that stops, and by a proxy whose server is away. */
export const isAway = (status: number): boolean => status === 502 || status === 503 || status === 504;

/** A request was refused, or never came to the server (`status` 0). */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: Hint | undefined;
  readonly problems: NonNullable<Told["problems"]>;

  constructor(told: Told) {
    super(told.detail);
    this.name = "Refusal";
    this.status = told.status;
    this.code = told.code;
    this.hint = told.hint;
    this.problems = told.problems ?? [];
  }

  get isUnreachable(): boolean {
    return this.status === 0 || isAway(this.status);
  }

  /** Nobody is signed in any more. */
  get isOfNobody(): boolean {
    return this.code === "not-signed-in";
  }

  /** It was written as somebody else than who is signed in now. */
  get isOfAnother(): boolean {
    return this.code === "another-person";
  }

  /** Somebody else changed it first: read it again, then ask again. */
  get isStale(): boolean {
    return this.status === 412;
  }
}

export async function refusalOf(response: Response): Promise<Refusal> {
  let told: Partial<Told> & { title?: string } = {};
  try {
    told = (await response.json()) as typeof told;
  } catch {
    // A proxy answers in its own words: the status alone is told.
  }
  return new Refusal({
    status: response.status,
    code: told.code ?? `http-${response.status}`,
    detail: told.detail ?? told.title ?? response.statusText,
    hint: typeof told.hint === "string" ? { text: told.hint } : told.hint,
    problems: told.problems,
  });
}
