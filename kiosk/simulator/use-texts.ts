import { useEffect, useState } from "preact/hooks";
import { type SimulatorText, simulatorTexts } from "../../server/contract/simulator.ts";
import type { PageClock } from "../connection/clock.ts";

/** Milliseconds between two looks. A look is a few bytes on this machine. */
const lookInterval = 2_000;

/** The text messages that the stand-in for a gateway has, kept current; none where there is no stand-in. */
export function useTexts(clock: PageClock): readonly SimulatorText[] {
  const [texts, setTexts] = useState<readonly SimulatorText[]>([]);
  useEffect(() => {
    let timer: unknown;
    let isShown = true;
    const look = async () => {
      try {
        const response = await fetch("/simulator/api/texts");
        // A real gateway is configured.
        if (response.status === 404) return;
        const { texts: told } = simulatorTexts.parse(await response.json());
        if (isShown) setTexts((before) => (before.length === told.length ? before : told));
      } catch (cause) {
        // The bench itself says that the server is away.
        console.info("texts: not there yet", cause);
      }
      if (isShown) timer = clock.setTimeout(() => void look(), lookInterval);
    };
    void look();
    return () => {
      isShown = false;
      clock.clearTimeout(timer);
    };
  }, [clock]);
  return texts;
}
