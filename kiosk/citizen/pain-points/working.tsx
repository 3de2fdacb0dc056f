import { Notice } from "../../ui/text-block.tsx";
import { Page } from "../frame/page.tsx";
import type { PainScreen } from "../machines/pain.machine.ts";
import { usePain } from "./use-pain.ts";

const titles: Readonly<Partial<Record<PainScreen, "loading" | "sending" | "printing">>> = {
  painSending: "sending",
  painPrinting: "printing",
  painSettling: "sending",
};

export function PainWorking() {
  const { t, common, view, send } = usePain();
  const { state } = view;
  const canLeave = state === "painLoading" || state === "painFinding";
  return (
    <Page
      name={state}
      title={t(titles[state] ?? "loading")}
      {...(canLeave ? { back: { words: common("back"), onPress: () => send({ type: "back" }) } } : {})}
    />
  );
}

/** It was not said, or not found: what helps, and that nothing of the journey is lost. */
export function PainRefused() {
  const { t, common, view, advice, send } = usePain();
  return (
    <Page
      name="painRefused"
      title={t("refusedTitle")}
      hint={t("refusedHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: common("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {view.error && <Notice tone="bad" title={advice(view.error)} />}
    </Page>
  );
}
