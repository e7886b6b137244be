import { expect, test } from "vitest";

import { isHereAlone } from "./queries";

test("an address of this machine opens for nobody else", () => {
  for (const host of ["127.0.0.1:8400", "localhost:8400", "[::1]:8400", "127.1.2.3"]) {
    expect(isHereAlone(`http://${host}/studio/g#sbguest_x`), host).toBe(true);
  }
  for (const host of ["studio.example.org", "192.168.1.7:8400", "localhost.example.org", "[fe80::1]"]) {
    expect(isHereAlone(`https://${host}/studio/g#sbguest_x`), host).toBe(false);
  }
});
