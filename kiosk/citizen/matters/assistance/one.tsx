import { spacedCode } from "../../../i18n/appointment-time.ts";
import { Button } from "../../../ui/button.tsx";
import { printerProblem } from "../../condition.ts";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { SlipNotice } from "./booked.tsx";
import { Standing } from "./standing.tsx";
import { useAssistance } from "./use-assistance.ts";

/** What was asked for, how it stands, and what can be done with it. */
export function AssistOne() {
  const { t, common, view, condition, send } = useAssistance();
  const { request } = view;
  if (!request) throw new Error("a request was to be shown before it was found");
  const awaited = request.state === "new" || request.state === "assigned";
  return (
    <Page
      name="assistOne"
      title={t("oneTitle")}
      hint={t("codeIs", { code: spacedCode(request.code) })}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(awaited
        ? {
            secondary: {
              words: t("print"),
              icon: "printer" as const,
              disabled: printerProblem(condition) !== null,
              onPress: () => send({ type: "print" }),
            },
          }
        : {})}
      primary={{ words: t("finish"), icon: "check", onPress: () => send({ type: "done" }) }}
    >
      <SlipNotice />
      <FittedPages
        blocks={[
          <Standing request={request} />,
          ...(awaited
            ? [
                <Button variant="secondary" icon="close" onPress={() => send({ type: "cancel" })}>
                  {t("cancel")}
                </Button>,
              ]
            : []),
        ]}
      />
    </Page>
  );
}

/** Asked once more before it is done. */
export function AssistCancelAsk() {
  const { t, view, send } = useAssistance();
  return (
    <Page
      name="assistCancelAsk"
      title={t("cancelAskTitle")}
      hint={t("cancelAskHint")}
      back={{ words: t("keepIt"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("cancel"), icon: "close", onPress: () => send({ type: "confirm" }) }}
    >
      {view.request && <Standing request={view.request} />}
    </Page>
  );
}
