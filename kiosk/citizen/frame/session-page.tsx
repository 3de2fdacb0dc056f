import { useSession } from "../use-citizen.ts";
import { Page, type PageProps } from "./page.tsx";
import { StepList } from "./step-list.tsx";

const steps = ["stepMatter", "stepIdentify", "stepNumber", "stepTake"] as const;
export type Step = 1 | 2 | 3 | 4;

/** A page of the journey: it says which step this is, and what comes after. */
export function SessionPage({ step, ...page }: Omit<PageProps, "steps" | "position"> & { step?: Step }) {
  const { t } = useSession();
  if (!step) return <Page {...page} />;
  const position = t("step", { step, count: steps.length });
  return (
    <Page
      {...page}
      position={position}
      steps={<StepList words={steps.map((key) => t(key))} step={step} position={position} />}
    />
  );
}
