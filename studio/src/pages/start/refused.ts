/** What the server says of a file is about the place where it would lie; people know what they dropped. */

export const aboutFile = (message: string, name: string): string =>
  name ? message.replaceAll(/\bscripts\/[^\s:,'"`]+/g, name) : message;

/** Letters that are not UTF-8: the server's mend is a line for a terminal, which a browser has not. */
export const isNoText = (hint: string | undefined): boolean => !!hint?.includes("iconv");
