import { Page } from "../../frame/page.tsx";
import { unsent } from "./pages.ts";
import { useScan } from "./use-scan.ts";

/** The camera opens, or the terminal works: what, and how far. */
export function ScanWorking() {
  const { t, common, view, send } = useScan();
  const { state, pages } = view;
  if (state === "scanOpening")
    return (
      <Page
        name={state}
        title={t("openingTitle")}
        back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      >
        <span class="ripple" aria-hidden="true" />
      </Page>
    );
  if (state === "scanJudging")
    return (
      <Page name={state} title={t("judgingTitle")}>
        <span class="ripple" aria-hidden="true" />
      </Page>
    );
  const next = unsent(pages);
  const page = next ? pages.indexOf(next) + 1 : pages.length;
  return (
    <Page name={state} title={t("sendingTitle", { page, count: pages.length })}>
      <progress class="scan-progress" aria-hidden="true" max={pages.length} value={page - 1} />
    </Page>
  );
}
