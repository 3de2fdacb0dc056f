import { type Clock, sleep } from "../clock.ts";
import type { SelfTest, SelfTestFinding } from "../device/self-test.ts";
import { flashPeriods, lightColours } from "./light.ts";
import type { StatusLightSession } from "./session.ts";

/** Milliseconds that each colour is shown: long enough to be named aloud. */
const colourTime = 1500;

/** Flashes of each rate: enough to tell one from the next. */
const flashesShown = 3;

/** Each leaves the light dark, also when it is broken off. What was seen is for a person to say. */
export function statusLightSelfTests(clock: Clock): readonly SelfTest<StatusLightSession>[] {
  return [
    {
      name: "showColours",
      needsEyes: true,
      run: (session, signal, show) =>
        thenDark(session, async () => {
          for (const colour of lightColours) {
            await session.setLight({ flashRate: "continuous", colour }, signal);
            show?.(colour);
            await sleep(clock, colourTime, signal);
          }
          return [{ name: "colours", value: lightColours.join(", ") }];
        }),
    },
    {
      name: "showFlashRates",
      needsEyes: true,
      run: (session, signal, show) =>
        thenDark(session, async () => {
          const rates = ["slow", "medium", "quick"] as const;
          for (const flashRate of rates) {
            await session.setLight({ flashRate, colour: "white" }, signal);
            show?.(flashRate);
            await sleep(clock, flashesShown * flashPeriods[flashRate], signal);
          }
          return [{ name: "flashRates", value: rates.join(", ") }];
        }),
    },
  ];
}

async function thenDark(
  session: StatusLightSession,
  show: () => Promise<readonly SelfTestFinding[]>,
): Promise<readonly SelfTestFinding[]> {
  const goDark = () => session.setLight({ flashRate: "off" }, new AbortController().signal);
  try {
    const findings = await show();
    await goDark();
    return findings;
  } catch (cause) {
    // A test that was broken off must not leave a false light. If that fails too, the first trouble is the one to tell.
    await Promise.allSettled([goDark()]);
    throw cause;
  }
}
