import { useEffect, useMemo } from "preact/hooks";
import { createActor } from "xstate";
import type { Language } from "../../../server/contract/hall.ts";
import type { WindowRating } from "../../../server/contract/ratings/window.ts";
import type { hallWindow } from "../../../server/contract/window.ts";
import type { PageClock } from "../../connection/clock.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { useActor } from "../../ui/use-actor.ts";
import { createAppealEffects, createAppealMachine } from "./appeal.machine.ts";
import { RatingsDialog } from "./ratings-dialog.tsx";

export interface RatingsAppProps {
  /** The window's own connection: the hall goes by who is signed in on it. */
  readonly hall: ServiceConnection<typeof hallWindow>;
  readonly clock: PageClock;
  readonly ratings: readonly WindowRating[];
  readonly language: Language;
  readonly onClose: () => void;
}

/** The 差评 about the window. What is written of an appeal ends with the dialog. */
export function RatingsApp({ hall, clock, ...drawn }: RatingsAppProps) {
  const actor = useMemo(() => {
    const effects = createAppealEffects(hall, () => crypto.randomUUID());
    return createActor(createAppealMachine(effects), { clock }).start();
  }, [hall, clock]);
  useEffect(() => () => actor.stop(), [actor]);
  return <RatingsDialog snapshot={useActor(actor, (each) => each)} send={actor.send} {...drawn} />;
}
