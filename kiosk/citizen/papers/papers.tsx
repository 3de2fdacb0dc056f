import type { VNode } from "preact";
import type { PapersScreen } from "../machines/papers.machine.ts";
import { PapersDocument } from "./document.tsx";
import { PapersList } from "./list.tsx";
import { PapersLook } from "./look.tsx";
import { PapersRefused } from "./refused.tsx";
import { PapersTake } from "./take.tsx";
import { usePapers } from "./use-papers.ts";
import { PapersWorking } from "./working.tsx";

/** Every state of looking at papers has its screen: a state without one is a type error. */
const screens: Readonly<Record<PapersScreen, () => VNode>> = {
  papersList: PapersList,
  papersDocument: PapersDocument,
  papersOpening: PapersWorking,
  papersLook: PapersLook,
  papersPrinting: PapersWorking,
  papersTake: PapersTake,
  papersRefused: PapersRefused,
};

/** Papers in front of the journey's own screen. */
export function PapersInFront() {
  const { view } = usePapers();
  const Screen = screens[view.state];
  return <Screen key={`${view.state} ${view.reading?.state ?? view.chosen?.id ?? ""}`} />;
}
