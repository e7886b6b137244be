/** The name in a signature such as "Bo Berg <bo@example.org>". */
export const nameIn = (signature: string): string => signature.replace(/\s*<[^<>]*>\s*$/, "") || signature;
