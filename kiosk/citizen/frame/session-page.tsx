import { useSession } from "../use-citizen.ts";
import { Page, type PageProps } from "./page.tsx";

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
      steps={
        <ol class="steps" aria-label={position}>
          {steps.map((key, index) => (
            <li
              key={key}
              class={index + 1 < step ? "steps__done" : index + 1 === step ? "steps__now" : undefined}
              aria-current={index + 1 === step ? "step" : undefined}
            >
              <span class="steps__mark" aria-hidden="true">
                {index + 1 < step ? "✓" : index + 1}
              </span>
              <span>{t(key)}</span>
            </li>
          ))}
        </ol>
      }
    />
  );
}
