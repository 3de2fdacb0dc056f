import { fromPromise } from "xstate";
import type {
  Appointment,
  Arrival,
  appointmentTerminal,
  SlipTexts,
} from "../../server/contract/appointments.ts";
import type { CompletionPayload } from "../../server/contract/envelope.ts";
import type { ServiceConnection } from "../connection/service-connection.ts";
import type { PrintResult, SessionEffects } from "./session-effects.ts";

type Offer = CompletionPayload<typeof appointmentTerminal, "XiaohuAppointment.Offer">;

/** What an appointment does to the outside, as actors on the connection to the terminal's service. */
export function createAppointmentEffects(
  connection: ServiceConnection<typeof appointmentTerminal>,
  session: Pick<SessionEffects, "readCard" | "scanPerson" | "documentWays" | "newKey">,
) {
  return {
    newKey: session.newKey,
    document: {
      ways: session.documentWays,
      readCard: session.readCard,
      scanDocument: session.scanPerson,
    },

    offer: fromPromise<Offer, { serviceId?: string; site?: string }>(({ input, signal }) =>
      connection.request("XiaohuAppointment.Offer", input, { signal }),
    ),

    find: fromPromise<readonly Appointment[], { code: string | null; person: string | null }>(
      async ({ input: { code, person }, signal }) => {
        const by = code === null ? { person: person ?? undefined } : { code };
        return (await connection.request("XiaohuAppointment.Find", by, { signal })).appointments;
      },
    ),

    /** Books, or with a code changes the time of that booking. */
    save: fromPromise<
      Appointment,
      {
        code: string | null;
        serviceId: string;
        start: number;
        person: string | null;
        idempotencyKey: string;
      }
    >(async ({ input: { code, serviceId, start, person, idempotencyKey } }) => {
      // Never cancelled: what was asked for may be done already.
      const { appointment } = await (code === null
        ? connection.request("XiaohuAppointment.Book", {
            serviceId,
            start,
            person: person ?? undefined,
            idempotencyKey,
          })
        : connection.request("XiaohuAppointment.Change", { code, start, idempotencyKey }));
      return appointment;
    }),

    cancel: fromPromise<Appointment, { code: string; idempotencyKey: string }>(
      async ({ input }) => (await connection.request("XiaohuAppointment.Cancel", input)).appointment,
    ),

    checkIn: fromPromise<Arrival, { code: string; idempotencyKey: string }>(({ input }) =>
      connection.request("XiaohuAppointment.CheckIn", input),
    ),

    scanCode: fromPromise<string, Record<string, never>>(
      async ({ signal }) => (await connection.request("XiaohuAppointment.ScanCode", {}, { signal })).code,
    ),

    printSlip: fromPromise<PrintResult, { code: string; texts: SlipTexts }>(({ input }) =>
      connection.request("XiaohuAppointment.PrintSlip", input),
    ),
  };
}

export type AppointmentEffects = ReturnType<typeof createAppointmentEffects>;
