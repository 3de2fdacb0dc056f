import { scanCameraAdvice } from "../../../i18n/scan.ts";
import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { useScan } from "./use-scan.ts";

/** The camera shows nothing: why, and what goes on without it. */
export function ScanNoCamera() {
  const { t, view, language, send } = useScan();
  const { pages, problem } = view;
  return (
    <Page
      name="scanNoCamera"
      title={t("noCameraTitle")}
      back={{ words: t("anotherWay"), onPress: () => send({ type: "back" }) }}
      {...(pages.length > 0
        ? { secondary: { words: t("usePages"), onPress: () => send({ type: "usePages" }) } }
        : {})}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {problem && <Notice tone="warning" title={scanCameraAdvice[problem][language]} />}
    </Page>
  );
}

/** Not every page reached the hall: none is lost, and none will be there twice. */
export function ScanFailed() {
  const { t, common, view, advice, send } = useScan();
  return (
    <Page
      name="scanFailed"
      title={t("failedTitle")}
      hint={t("failedHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("tryAgain"), icon: "retry", onPress: () => send({ type: "tryAgain" }) }}
    >
      {view.error && <Notice tone="bad" title={advice(view.error)} />}
    </Page>
  );
}
