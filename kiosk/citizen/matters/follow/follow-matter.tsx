import type { VNode } from "preact";
import { followMatterMessages } from "../../../i18n/follow-matter.ts";
import { Page } from "../../frame/page.tsx";
import type { FollowScreen } from "../../machines/follow-matter.machine.ts";
import { useSession } from "../../use-citizen.ts";
import { scanScreens } from "../scan/scan-screens.tsx";
import { FollowApplication } from "./application.tsx";
import { FollowDelivery, FollowPost } from "./delivery.tsx";
import { FollowLicences } from "./licences.tsx";
import { FollowList } from "./list.tsx";
import { FollowOwed } from "./owed-page.tsx";
import { FollowPackage } from "./package.tsx";
import { FollowRefused } from "./refused.tsx";
import { FollowSaved } from "./saved.tsx";
import { FollowCode, FollowDocument, FollowWho } from "./who.tsx";
import { FollowWithdrawAsk } from "./withdraw.tsx";
import { FollowWorking } from "./working.tsx";

/** Every state of following a case has its screen: a state without one is a type error. */
const screens: Readonly<Record<FollowScreen, () => VNode>> = {
  followWho: FollowWho,
  followDocument: FollowDocument,
  followCode: FollowCode,
  followFinding: FollowWorking,
  followLicences: FollowLicences,
  followSaved: FollowSaved,
  followLastFour: FollowCode,
  followResuming: FollowWorking,
  followList: FollowList,
  followPackage: FollowPackage,
  followApplication: FollowApplication,
  followPrinting: FollowWorking,
  followWithdrawAsk: FollowWithdrawAsk,
  followWithdrawing: FollowWorking,
  followOpening: FollowWorking,
  followOwed: FollowOwed,
  ...scanScreens,
  followFetching: FollowWorking,
  followHandingIn: FollowWorking,
  followDelivery: FollowDelivery,
  followPostAddress: FollowPost,
  followPostTelephone: FollowPost,
  followAppointing: FollowWorking,
  followRefused: FollowRefused,
};

/** The journey's screen; the first of them also in the moment before the journey has told of itself. */
export function FollowJourney() {
  const { session, language } = useSession();
  const { following } = session;
  if (!following) return <Page name="followWho" title={followMatterMessages.followWhoTitle[language]} />;
  const Screen = screens[following.state];
  const part =
    following.reading?.state ??
    following.typing?.state ??
    following.licences?.state ??
    following.number ??
    "";
  return <Screen key={`${following.state} ${part}`} />;
}
