import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { LayingDrawing } from "./laying-drawing.tsx";
import { useScan } from "./use-scan.ts";

/** How a page is laid, before the camera is switched on. */
export function ScanLay() {
  const { t, common, view, page, send } = useScan();
  return (
    <Page
      name="scanLay"
      title={t("layTitle", { page })}
      hint={t("layHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{ words: t("laid"), icon: "check", onPress: () => send({ type: "start" }) }}
    >
      <LayingDrawing />
      {view.earlier > 0 && <Notice tone="warning" title={t("layEarlier", { count: view.earlier })} />}
      <Notice tone="information" title={t("layPrivacy")} />
    </Page>
  );
}
