import { scanAdvice } from "../../../i18n/scan-quality.ts";
import { Notice } from "../../../ui/text-block.tsx";
import { Page } from "../../frame/page.tsx";
import { mayKeep } from "../../machines/scan.machine.ts";
import { PageImage } from "./page-image.tsx";
import { useScan } from "./use-scan.ts";

/** The page that was taken: good, or what to do about it. */
export function ScanLook() {
  const { t, common, view, language, send } = useScan();
  const { taken } = view;
  if (!taken) throw new Error("a page was to be looked at before it was taken");
  const [first] = taken.doubts;
  const again = { words: t("again"), icon: "retry" as const, onPress: () => send({ type: "again" }) };
  const keep = (words: string) => ({ words, icon: "check" as const, onPress: () => send({ type: "keep" }) });
  const mayKeepAnyway = first !== undefined && mayKeep(view);
  return (
    <Page
      name="scanLook"
      title={t(first ? "badTitle" : "goodTitle")}
      {...(mayKeepAnyway ? { hint: t("keepHint") } : {})}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(first
        ? { primary: again, ...(mayKeepAnyway ? { secondary: keep(t("keepAnyway")) } : {}) }
        : { primary: keep(t("keep")), secondary: again })}
    >
      <div class="scan-picture">
        <PageImage jpeg={taken.jpeg} label={t("takenPicture")} class="scan-picture__page" />
      </div>
      <div role="status">{first && <Notice tone="warning" title={scanAdvice[first][language]} />}</div>
    </Page>
  );
}
