import type { SelfTest } from "../device/self-test.ts";
import type { WindowLineSession } from "./session.ts";

export const windowLineSelfTests: readonly SelfTest<WindowLineSession>[] = [
  {
    /** Which units answer: the line is asked again first. */
    name: "unitsAnswer",
    needsEyes: false,
    async run(session, signal) {
      await session.checkHealth(signal);
      return session.units().map(({ window, kind, unit, answers }) => ({
        name: `${kind} ${window}`,
        value: `${unit}: ${answers ? "ok" : "-"}`,
      }));
    },
  },
  {
    /** Each window's display shows its own window: cables that are crossed are seen at once. */
    name: "showOwnWindow",
    needsEyes: true,
    async run(session) {
      const displays = session.units().filter(({ kind, answers }) => kind === "display" && answers);
      for (const { window } of displays) await session.showAt(window, [window, "1234567890123456"]);
      return displays.map(({ window, unit }) => ({ name: window, value: String(unit) }));
    },
  },
];
