import type { ErrorCode } from "../../../../server/contract/errors.ts";
import type { FollowMatterMessages } from "../../../i18n/follow-matter.ts";
import { postMessages } from "../../../i18n/post.ts";
import { Notice } from "../../../ui/text-block.tsx";
import type { Action } from "../../frame/page.tsx";
import { Page } from "../../frame/page.tsx";
import { useIdentify } from "../../identify/use-identify.ts";
import type { FollowView } from "../../machines/follow-matter.machine.ts";
import { PainDoor } from "../../pain-points/door.tsx";
import { useFollow } from "./use-follow.ts";

/** What happened, where there are words of its own for it. */
const titles = {
  "matter.tooManyTries": "refusedTries",
  "matter.notFound": "refusedNotTheirs",
} as const satisfies Partial<Record<ErrorCode, keyof FollowMatterMessages>>;

/** What did not come about. */
const byQuestion = {
  card: "refusedCard",
  scan: "refusedScan",
  find: "refusedFind",
  resume: "refusedResume",
  withdraw: "refusedWithdraw",
  supplement: "refusedAdd",
  licences: "refusedAdd",
  handIn: "refusedAdd",
  appoint: "refusedAppoint",
} as const satisfies Record<FollowView["failed"], keyof FollowMatterMessages | "refusedAppoint">;

/** With these nothing comes of asking the same again. */
const final: readonly ErrorCode[] = [
  "matter.tooManyTries",
  "matter.caseOver",
  "matter.unknown",
  "matter.nothingOwed",
  "matter.overdue",
  "matter.decided",
  "matter.licenceUnavailable",
  "appointment.noScanner",
];

/** It was not done: why, in one plain sentence, and what helps. */
export function FollowRefused() {
  const { t, common, view, advice, language, send } = useFollow();
  const { failed, purpose } = view;
  const error = view.error ?? "message.internal";
  const known = error in titles ? titles[error as keyof typeof titles] : null;
  const changed = error === "matter.caseOver" && failed === "resume";
  const what = known ?? byQuestion[failed];
  const title = changed
    ? t("refusedChanged")
    : what === "refusedAppoint"
      ? postMessages.refusedAppoint[language]
      : t(what);
  const identify = useIdentify().t;
  const typing: Action = {
    words: identify("matterCodeBy"),
    icon: "pencil",
    onPress: () => send({ type: "typeCode" }),
  };
  return (
    <Page
      name="followRefused"
      title={title}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(purpose === "find" && (failed === "card" || failed === "scan") ? { secondary: typing } : {})}
      {...(final.includes(error)
        ? {}
        : {
            primary: {
              words: common("tryAgain"),
              icon: "retry" as const,
              onPress: () => send({ type: "tryAgain" }),
            },
          })}
    >
      <Notice tone="bad" title={advice(error)} />
      <PainDoor />
    </Page>
  );
}
