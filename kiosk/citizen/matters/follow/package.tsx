import { printerProblem } from "../../condition.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { PapersButton } from "../../papers/papers-door.tsx";
import { papersOfCase } from "../../papers/shown-papers.ts";
import { StateChip } from "./list.tsx";
import { SlipNotice } from "./slip-notice.tsx";
import { useFollow } from "./use-follow.ts";
import { useDays } from "./words.ts";

/** Several matters that were handed in as one: how each of them stands. */
export function FollowPackage() {
  const { t, common, view, language, condition, send } = useFollow();
  const { ofDay } = useDays();
  const { receipt } = view;
  if (!receipt) throw new Error("a case was to be shown before one was found");
  return (
    <Page
      name="followPackage"
      title={receipt.name[language]}
      hint={t("packageHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{
        words: t("print"),
        icon: "printer",
        disabled: printerProblem(condition) !== null,
        onPress: () => send({ type: "print" }),
      }}
      primary={{ words: t("done"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <SlipNotice />
      <FittedPages
        blocks={[
          ...receipt.applications.map(({ number, plainName, state, due }) => (
            <button type="button" class="matter" onClick={() => send({ type: "chooseApplication", number })}>
              <span class="matter__words">
                <strong>{plainName[language]}</strong>
                {due && <span class="matter__detail">{t("due", { day: ofDay(due.day) })}</span>}
                <span class="matter__chips">
                  <StateChip state={state} />
                </span>
              </span>
            </button>
          )),
          ...(papersOfCase(receipt.code, receipt.applications).length > 0
            ? [<PapersButton code={receipt.code} applications={receipt.applications} />]
            : []),
        ]}
      />
    </Page>
  );
}
