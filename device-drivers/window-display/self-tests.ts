import type { SelfTest } from "../device/self-test.ts";
import type { WindowDisplaySession } from "./session.ts";

const sample = "A001  → 3号窗口";
const plainSample = "A001 -> 3";

export const windowDisplaySelfTests: readonly SelfTest<WindowDisplaySession>[] = [
  {
    /** Every column of every row once, and what a call looks like. A technician sees dead columns and the wrong code page. */
    name: "showEveryColumn",
    needsEyes: true,
    async run(session, signal) {
      const { rows, columns } = session.size;
      const call = [...sample].every((character) => session.has(character)) ? sample : plainSample;
      const ruler = "1234567890".repeat(Math.ceil(columns / 10)).slice(0, columns);
      await session.show([call, ...Array.from({ length: rows - 1 }, () => ruler)], signal);
      return [{ name: "size", value: `${rows} × ${columns}` }];
    },
  },
];
