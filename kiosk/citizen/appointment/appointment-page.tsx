import { Page, type PageProps } from "../frame/page.tsx";
import { StepList } from "../frame/step-list.tsx";
import type { Purpose } from "../machines/appointment.machine.ts";
import { useAppointment } from "./use-appointment.ts";

const steps = {
  book: ["stepCard", "stepService", "stepTime", "stepConfirm"],
  manage: ["stepFind", "stepTime", "stepConfirm"],
  checkIn: ["stepFind", "stepArrive", "stepNumber"],
} as const satisfies Record<Purpose, readonly string[]>;

/** A page of an appointment's journey. `step` counts in the journey that this is; none where there is no way ahead yet. */
export function AppointmentPage({
  step,
  ...page
}: Omit<PageProps, "steps" | "position"> & { step?: number | undefined }) {
  const { t, common, view } = useAppointment();
  if (!step) return <Page {...page} />;
  const keys = steps[view.purpose];
  const position = common("step", { step, count: keys.length });
  return (
    <Page
      {...page}
      position={position}
      steps={<StepList words={keys.map((key) => t(key))} step={step} position={position} />}
    />
  );
}
