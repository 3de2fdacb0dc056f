import type { VNode } from "preact";
import type { PainScreen } from "../machines/pain.machine.ts";
import { PainSent } from "./sent.tsx";
import { PainShowing } from "./showing.tsx";
import { PainTelephone, PainWords } from "./typed.tsx";
import { usePain } from "./use-pain.ts";
import { PainWhat } from "./what.tsx";
import { PainRefused, PainWorking } from "./working.tsx";

/** Every state of a report has its screen: a state without one is a type error. */
const screens: Readonly<Record<PainScreen, () => VNode>> = {
  painLoading: PainWorking,
  painWhat: PainWhat,
  painWords: PainWords,
  painTelephone: PainTelephone,
  painSending: PainWorking,
  painPrinting: PainWorking,
  painSent: PainSent,
  painFinding: PainWorking,
  painShowing: PainShowing,
  painSettling: PainWorking,
  painRefused: PainRefused,
};

/** What does not work, in front of the journey's own screen. */
export function PainInFront() {
  const { view } = usePain();
  const Screen = screens[view.state];
  return <Screen key={view.state} />;
}
