import type { ErrorCode } from "../../../../server/contract/errors.ts";
import type { AssistanceMessages } from "../../../i18n/assistance.ts";
import { Notice } from "../../../ui/text-block.tsx";
import { type Action, Page } from "../../frame/page.tsx";
import type { AssistanceView } from "../../machines/assistance.machine.ts";
import { PainDoor } from "../../pain-points/door.tsx";
import { useAssistance } from "./use-assistance.ts";

/** What did not come about. */
const byQuestion = {
  offer: "refusedOffer",
  card: "refusedCard",
  save: "refusedSave",
  find: "refusedFind",
  cancel: "refusedCancel",
} as const satisfies Record<AssistanceView["failed"], keyof AssistanceMessages>;

/** With these nothing comes of asking the same again. */
const final: readonly ErrorCode[] = [
  "assistance.alreadyOpen",
  "assistance.over",
  "assistance.notFound",
  "matter.tooManyTries",
];

/** It was not done: why, in one plain sentence, and what helps. */
export function AssistRefused() {
  const { t, common, view, advice, send } = useAssistance();
  const { failed } = view;
  const error = view.error ?? "message.internal";
  const again = (words: string): Action => ({
    words,
    icon: "retry",
    onPress: () => send({ type: "tryAgain" }),
  });
  const isGone = final.includes(error) || (failed === "offer" && error === "assistance.notOffered");
  const primary = isGone
    ? undefined
    : failed === "save" && error === "assistance.slotTaken"
      ? again(t("another"))
      : failed === "save" && error === "assistance.notOffered"
        ? again(t("lookAgain"))
        : again(common("tryAgain"));
  return (
    <Page
      name="assistRefused"
      title={t(byQuestion[failed])}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(failed === "card"
        ? {
            secondary: {
              words: t("byName"),
              icon: "pencil" as const,
              onPress: () => send({ type: "withoutCard" }),
            },
          }
        : {})}
      {...(primary ? { primary } : {})}
    >
      <Notice tone="bad" title={advice(error)} />
      <PainDoor />
    </Page>
  );
}
