/** A spec as values, and the change between two of them as a JSON merge patch (RFC 7386). */

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export type Fields = { [name: string]: Value };

export const isFields = (value: Value | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What makes `before` into `now`: only what differs; `null` takes a field out. */
export function patchOf(before: Fields, now: Fields): Fields {
  const changes: Fields = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [was, is] = [before[name], now[name]];
    if (isSame(was, is)) continue;
    if (is === undefined) changes[name] = null;
    else if (isFields(is)) changes[name] = patchOf(isFields(was) ? was : {}, is);
    else changes[name] = is;
  }
  return changes;
}

/** The fields with another value at a path; `undefined` takes it out, and what is empty then with it. */
export function withValue(fields: Fields, path: readonly string[], value: Value | undefined): Fields {
  const [name, ...rest] = path;
  if (name === undefined) return fields;
  const { [name]: was, ...others } = fields;
  const inner = rest.length === 0 ? value : withValue(isFields(was) ? was : {}, rest, value);
  const isGone =
    inner === undefined || (rest.length > 0 && isFields(inner) && Object.keys(inner).length === 0);
  if (isGone) return others;
  return name in fields ? { ...fields, [name]: inner } : { ...others, [name]: inner };
}

export function valueAt(fields: Fields, path: readonly string[]): Value | undefined {
  let found: Value | undefined = fields;
  for (const name of path) {
    if (Array.isArray(found)) found = found[Number(name)];
    else found = isFields(found) ? found[name] : undefined;
  }
  return found;
}

/** Which field a problem of the server is about: it names it first, as `variants[1].name: …`. */
export function fieldOf(message: string): string {
  const named = /^([a-z_]+(?:\[\d+\]|\.[a-z_]+)*)/i.exec(message)?.[1] ?? "";
  return named.replaceAll(/\[(\d+)\]/g, ".$1");
}
