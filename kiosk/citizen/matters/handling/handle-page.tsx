import { Button } from "../../../ui/button.tsx";
import { Page, type PageProps } from "../../frame/page.tsx";
import { StepList } from "../../frame/step-list.tsx";
import { useHandle } from "./use-handle.ts";

const steps = ["stepCard", "stepCase", "stepForm", "stepPapers", "stepReview"] as const;

/**
 * A page of handling a matter: which step this is, the way back, and the way out that loses nothing.
 * @param chosen whether one of the answers on it is chosen already: who comes back to it goes on without choosing again
 */
export function HandlePage({
  step,
  stops = true,
  chosen = false,
  ...page
}: Omit<PageProps, "steps" | "position"> & { step?: 1 | 2 | 3 | 4 | 5; stops?: boolean; chosen?: boolean }) {
  const { t, common, send } = useHandle();
  const stop =
    stops && !page.secondary ? { words: t("stop"), onPress: () => send({ type: "stop" }) } : page.secondary;
  const next = chosen && {
    words: t("next"),
    icon: "forward" as const,
    onPress: () => send({ type: "keep" }),
  };
  const given = { ...page, ...(stop ? { secondary: stop } : {}), ...(next ? { primary: next } : {}) };
  if (!step) return <Page {...given} />;
  const position = common("step", { step, count: steps.length });
  return (
    <Page
      {...given}
      position={position}
      steps={
        <div class="handle-steps">
          <StepList words={steps.map((key) => t(key))} step={step} position={position} />
          {stops && step > 1 && step < 5 && (
            <Button variant="secondary" onPress={() => send({ type: "seeAll" })}>
              {t("seeAll")}
            </Button>
          )}
        </div>
      }
    />
  );
}
