import type { HandleScreen } from "../../machines/handle-matter.machine.ts";
import { HandlePage } from "./handle-page.tsx";
import { useHandle } from "./use-handle.ts";

const titles: Partial<
  Record<HandleScreen, "beginningTitle" | "fetchingTitle" | "submittingTitle" | "printingTitle">
> = {
  handleBeginning: "beginningTitle",
  handleFetching: "fetchingTitle",
  handleSubmitting: "submittingTitle",
  handlePrinting: "printingTitle",
};

/** The terminal works and the citizen waits: a moment, and which. */
export function HandleWorking() {
  const { t, view } = useHandle();
  const title = titles[view.state] ?? "workingTitle";
  return (
    <HandlePage
      name={view.state}
      title={t(title)}
      stops={false}
      {...(view.state === "handleSubmitting" ? { hint: t("submittingHint") } : {})}
    >
      <span class="ripple" aria-hidden="true" />
    </HandlePage>
  );
}
