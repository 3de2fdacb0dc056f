import type { VNode } from "preact";
import { findMessages } from "../../i18n/find-matter.ts";
import { Page } from "../frame/page.tsx";
import type { FindScreen } from "../machines/find-matter.machine.ts";
import { useSession } from "../use-citizen.ts";
import { FindFailed } from "./failed.tsx";
import { FindGuide } from "./guide.tsx";
import { FindList } from "./list.tsx";
import { FindMenu } from "./menu.tsx";
import { FindPrinting } from "./print-list.tsx";
import { FindSearch } from "./search.tsx";
import { FindSituation } from "./situation.tsx";

/** Every state of finding a matter has its screen: a state without one is a type error. */
const screens: Readonly<Record<FindScreen, () => VNode>> = {
  findLoading: FindLoading,
  findMenu: FindMenu,
  findList: FindList,
  findSearch: FindSearch,
  findOpening: FindLoading,
  findGuide: FindGuide,
  findPrinting: FindPrinting,
  findSituation: FindSituation,
  findFailed: FindFailed,
};

/** The journey's screen; the first of them also in the moment before the journey has told of itself. */
export function FindJourney() {
  const { finding } = useSession().session;
  if (!finding) return <FindLoading />;
  const Screen = screens[finding.state];
  return <Screen key={finding.state} />;
}

function FindLoading() {
  const { language } = useSession();
  return <Page name="findLoading" title={findMessages.findLoadingTitle[language]} />;
}
