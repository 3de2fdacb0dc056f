import * as z from "zod/mini";
import { type AppointmentCommandName, appointmentCommands } from "../contract/appointments.ts";
import { type AssistanceCommandName, assistanceCommands } from "../contract/assistance/hall.ts";
import { padKeysPath, pressedKey } from "../contract/call-pad.ts";
import { ContractError } from "../contract/errors.ts";
import { type HallCommandName, hallCommands, hallCommandsPath } from "../contract/hall.ts";
import { journeyRecord, journeysPath } from "../contract/journeys.ts";
import { statisticsPath, statisticsQuery } from "../contract/manager.ts";
import { type MatterCommandName, matterCommands } from "../contract/matters/hall.ts";
import { type PainCommandName, painCommands } from "../contract/pain-points/hall.ts";
import { type RatingCommandName, ratingCommands } from "../contract/ratings/hall.ts";
import type { Door } from "../door/door.ts";
import { placesOf } from "../door/incoming.ts";
import type { Assistance } from "./assistance/assistance.ts";
import type { Hall } from "./hall.ts";
import type { Matters } from "./matters/matters.ts";
import type { PainPoints } from "./pain-points/pain-points.ts";
import type { Ratings } from "./ratings/ratings.ts";
import type { SiteAppointments } from "./sites/site-appointments.ts";

/** Of the site that a request names; null: of the first. @throws ContractError queue.unknownSite */
export type HallOfSite = (site: string | null) => Hall;

const siteId = z.optional(z.string().check(z.maxLength(40)));
const body = z.strictObject({
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  site: siteId,
});

/** `POST /hall/v1/pad-keys`: the keys of windows' call pads. */
export function servePadKeys(door: Door, hallOf: HallOfSite): void {
  door.app.post(padKeysPath, async (request) => {
    door.requireRole(request, "terminal", "station");
    const message = z.extend(pressedKey, { site: siteId }).safeParse(request.body);
    if (!message.success)
      throw new ContractError("message.invalidPayload", "expected { windowId, key, idempotencyKey }");
    const { site = null, ...key } = message.data;
    await hallOf(site).pressKey(key);
    return {};
  });
}

/** Who answers the terminals' commands, by site; null: the first. Where one is left out, its commands are unknown. */
export interface HallRooms {
  readonly hall: HallOfSite;
  appointments?(site: string | null): SiteAppointments;
  matters?(site: string | null): Matters;
  assistance?(site: string | null): Pick<Assistance, "execute">;
  ratings?(site: string | null): Pick<Ratings, "execute" | "noteDone">;
  painPoints?(site: string | null): Pick<PainPoints, "execute">;
}

/** `POST /hall/v1/commands`: the terminals' way in. */
export function serveHallCommands(door: Door, rooms: HallRooms): void {
  /** Of a command; undefined: nobody here knows it. */
  const answer = (name: string, payload: unknown, site: string | null): Promise<unknown> | undefined => {
    if (Object.hasOwn(hallCommands, name)) {
      const command = name as HallCommandName;
      return rooms.hall(site).execute(command, parsed(name, hallCommands[command].payload, payload) as never);
    }
    if (rooms.matters && Object.hasOwn(matterCommands, name)) {
      const command = name as MatterCommandName;
      const wish = parsed(name, matterCommands[command].payload, payload);
      return rooms.matters(site).execute(command, wish as never);
    }
    if (rooms.assistance && Object.hasOwn(assistanceCommands, name)) {
      const command = name as AssistanceCommandName;
      const wish = parsed(name, assistanceCommands[command].payload, payload);
      return rooms.assistance(site).execute(command, wish as never);
    }
    if (rooms.ratings && Object.hasOwn(ratingCommands, name)) {
      const command = name as RatingCommandName;
      const wish = parsed(name, ratingCommands[command].payload, payload);
      return rooms.ratings(site).execute(command, wish as never);
    }
    if (rooms.painPoints && Object.hasOwn(painCommands, name)) {
      const command = name as PainCommandName;
      const wish = parsed(name, painCommands[command].payload, payload);
      return rooms.painPoints(site).execute(command, wish as never);
    }
    if (!rooms.appointments || !Object.hasOwn(appointmentCommands, name)) return undefined;
    const command = name as AppointmentCommandName;
    const wish = parsed(name, appointmentCommands[command].payload, payload);
    return rooms.appointments(site).execute(command, wish as never);
  };

  door.app.post(hallCommandsPath, async (request) => {
    door.requireRole(request, "terminal", "station");
    const message = body.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload, site = null } = message.data;
    const answering = answer(name, payload, site);
    if (!answering) throw new ContractError("message.unknownCommand", `no command ${name} here`);
    const completion = await answering;
    const { terminalId } = payload;
    if (typeof terminalId === "string") rooms.ratings?.(site).noteDone(terminalId, name, completion);
    return completion;
  });
}

/** `GET /hall/v1/statistics.csv`: the manager's table. @param site whose it is */
export function serveStatistics(door: Door, hall: Hall, path: string = statisticsPath, site?: string): void {
  door.app.get(path, (request, reply) =>
    door.forStaff(request, "XiaohuManager.SaveTable", site, () => {
      const query = statisticsQuery.safeParse(request.query);
      if (!query.success)
        throw new ContractError(
          "message.invalidPayload",
          "expected ?from=2026-11-01&to=2026-11-30&by=day, hour, service, window or class&language=zh-CN, zh-TW or en",
        );
      const { from, to, by = "day", language = "zh-CN" } = query.data;
      const table = hall.statistics.csv(from, to, by, language);
      reply
        .type("text/csv; charset=utf-8")
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="statistics-${by}-${from}-${to}.csv"`);
      return table;
    }),
  );
}

/** `POST /hall/v1/journeys`: what sessions at a terminal came to. */
export function serveJourneys(door: Door, hallOf: HallOfSite): void {
  door.app.post(journeysPath, (request) => {
    door.requireRole(request, "terminal", "station");
    const record = z.extend(journeyRecord, { site: siteId }).safeParse(request.body);
    if (!record.success)
      throw new ContractError(
        "message.invalidPayload",
        "expected { terminalId, steps: [{ state, kind, count }], matters: [{ matter, version, stage, part, kind, count, seconds }] }",
      );
    const { site = null, terminalId, steps, matters } = record.data;
    hallOf(site).statistics.record(terminalId, steps, matters);
    return {};
  });
}

/** @throws ContractError message.invalidPayload, naming places and no value */
export function parsed(name: string, schema: z.ZodMiniType, payload: unknown): unknown {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  throw new ContractError("message.invalidPayload", `${name}: check ${placesOf(result.error, "payload")}`);
}
