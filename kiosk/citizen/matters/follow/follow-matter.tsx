import type { VNode } from "preact";
import { followMatterMessages } from "../../../i18n/follow-matter.ts";
import { Page } from "../../frame/page.tsx";
import type { FollowScreen } from "../../machines/follow-matter.machine.ts";
import { useSession } from "../../use-citizen.ts";
import { FollowApplication } from "./application.tsx";
import { FollowCard } from "./card.tsx";
import { FollowCode, FollowLastFour, FollowScan } from "./code.tsx";
import { FollowList } from "./list.tsx";
import { FollowOwed } from "./owed-page.tsx";
import { FollowPackage } from "./package.tsx";
import { FollowRefused } from "./refused.tsx";
import { FollowSaved } from "./saved.tsx";
import { FollowWho } from "./who.tsx";
import { FollowWithdrawAsk } from "./withdraw.tsx";
import { FollowWorking } from "./working.tsx";

/** Every state of following a case has its screen: a state without one is a type error. */
const screens: Readonly<Record<FollowScreen, () => VNode>> = {
  followWho: FollowWho,
  followPlaceCard: FollowCard,
  followReadingCard: FollowCard,
  followCardAgain: FollowCard,
  followCode: FollowCode,
  followScan: FollowScan,
  followFinding: FollowWorking,
  followSaved: FollowSaved,
  followLastFour: FollowLastFour,
  followResuming: FollowWorking,
  followList: FollowList,
  followPackage: FollowPackage,
  followApplication: FollowApplication,
  followPrinting: FollowWorking,
  followWithdrawAsk: FollowWithdrawAsk,
  followWithdrawing: FollowWorking,
  followOpening: FollowWorking,
  followOwed: FollowOwed,
  followFetching: FollowWorking,
  followHandingIn: FollowWorking,
  followRefused: FollowRefused,
};

/** The journey's screen; the first of them also in the moment before the journey has told of itself. */
export function FollowJourney() {
  const { session, language } = useSession();
  const { following } = session;
  if (!following) return <Page name="followWho" title={followMatterMessages.followWhoTitle[language]} />;
  const Screen = screens[following.state];
  return <Screen key={`${following.state} ${following.number ?? ""}`} />;
}
