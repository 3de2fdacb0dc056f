import { fromPromise } from "xstate";
import type { CommandPayload, CompletionPayload } from "../../../server/contract/envelope.ts";
import type {
  ExperienceList,
  experienceDesk,
  OpenedExperience,
} from "../../../server/contract/experience/desk.ts";
import type { ServiceConnection } from "../../connection/service-connection.ts";
import { watchConnection } from "../frame/watch-connection.ts";

export type ExperienceMatters = CompletionPayload<
  typeof experienceDesk,
  "XiaohuExperienceDesk.Matters"
>["matters"];

export type ReportWish = CommandPayload<typeof experienceDesk, "XiaohuExperienceDesk.Report">;

export type ExperienceAct =
  | { readonly kind: "create"; readonly matter: string | null; readonly by: string; readonly key: string }
  | { readonly kind: "end" | "remove"; readonly id: string };

/** Everything the office's experience sessions do to the outside. */
export const createExperienceDeskEffects = (
  desk: ServiceConnection<typeof experienceDesk>,
  { report, newKey }: { report(error: unknown): void; newKey(): string },
) => ({
  report,
  newKey,
  watchConnection: watchConnection(desk),
  load: fromPromise<{ list: ExperienceList; matters: ExperienceMatters }>(async ({ signal }) => {
    const list = await desk.request("XiaohuExperienceDesk.List", {}, { signal });
    const { matters } = await desk.request("XiaohuExperienceDesk.Matters", {}, { signal });
    return { list, matters };
  }),
  open: fromPromise<OpenedExperience, { readonly id: string }>(({ input, signal }) =>
    desk.request("XiaohuExperienceDesk.Open", input, { signal }),
  ),
  /** Never cancelled: the same step is the same report. */
  reportStep: fromPromise<OpenedExperience, ReportWish>(({ input }) =>
    desk.request("XiaohuExperienceDesk.Report", input),
  ),
  act: fromPromise<ExperienceList, ExperienceAct>(({ input }) => {
    if (input.kind === "create") {
      const { matter, by, key } = input;
      return desk.request("XiaohuExperienceDesk.Create", { matter, by, idempotencyKey: key });
    }
    const { kind, id } = input;
    return desk.request(kind === "end" ? "XiaohuExperienceDesk.End" : "XiaohuExperienceDesk.Remove", { id });
  }),
});
export type ExperienceDeskEffects = ReturnType<typeof createExperienceDeskEffects>;
