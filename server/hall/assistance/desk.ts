import type { Clock } from "../../../device-drivers/clock.ts";
import type { assistanceDesk } from "../../contract/assistance/desk.ts";
import type { CommandName, CommandPayload, CompletionPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import { dayOf } from "../calendar/day.ts";
import type { AssistanceCommand } from "./decide.ts";
import type { AssistanceRecords } from "./records.ts";
import { isOver, type Request } from "./state.ts";
import { type AssistanceViewSources, byUrgency, itemView } from "./views.ts";

export type DeskName = Exclude<CommandName<typeof assistanceDesk>, "Common.Cancel">;
export type DeskPayload<N extends DeskName> = CommandPayload<typeof assistanceDesk, N>;
export type DeskCompletion<N extends DeskName> = CompletionPayload<typeof assistanceDesk, N>;
type DeskCommands = { readonly [N in DeskName]: (payload: DeskPayload<N>) => Promise<DeskCompletion<N>> };

export interface DeskRoom {
  readonly clock: Clock;
  readonly records: AssistanceRecords;
  readonly sources: AssistanceViewSources;
  readonly newKey: () => string;
  /** @throws ContractError what the core refused */
  submit(idempotencyKey: string, command: AssistanceCommand): Promise<Request>;
  /** As they stand now, by number. */
  requests(): ReadonlyMap<string, Request>;
}

/** What the office does with requests. */
export function assistanceDeskCommands(room: DeskRoom): DeskCommands {
  const itemOf = (request: Request) => itemView(room.sources, request, dayOf(room.clock.now()));
  const act =
    (type: "done" | "close") =>
    async ({ number, by, idempotencyKey }: DeskPayload<"XiaohuAssistanceDesk.Done">) => ({
      item: itemOf(await room.submit(idempotencyKey, { type, number, by })),
    });
  return {
    "XiaohuAssistanceDesk.List": async () => ({
      items: [...room.requests().values()]
        .filter((request) => !isOver(request))
        .map(itemOf)
        .toSorted(byUrgency),
    }),
    // Written down before it is shown.
    async "XiaohuAssistanceDesk.Open"({ number, by, idempotencyKey }) {
      const request = await room.submit(idempotencyKey, { type: "open", number, by });
      return {
        item: itemOf(request),
        person: room.records.person(request.record, room.clock.now()) ?? null,
        openings: [...request.openings],
      };
    },
    "XiaohuAssistanceDesk.Assign": async ({ number, by, assignee, idempotencyKey }) => ({
      item: itemOf(await room.submit(idempotencyKey, { type: "assign", number, by, assignee })),
    }),
    "XiaohuAssistanceDesk.Done": act("done"),
    "XiaohuAssistanceDesk.Close": act("close"),
    async "XiaohuAssistanceDesk.Decline"({ number, by, reason, idempotencyKey }) {
      if (!room.requests().has(number)) throw new ContractError("desk.unknown", `no request ${number}`);
      const record = room.newKey();
      room.records.putWords(record, reason, room.clock.now());
      return { item: itemOf(await room.submit(idempotencyKey, { type: "decline", number, by, record })) };
    },
  };
}
