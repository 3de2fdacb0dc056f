import * as z from "zod/mini";
import { type AppointmentCommandName, appointmentCommands } from "../contract/appointments.ts";
import { type AssistanceCommandName, assistanceCommands } from "../contract/assistance/hall.ts";
import { padKeysPath, pressedKey } from "../contract/call-pad.ts";
import { ContractError } from "../contract/errors.ts";
import { type HallCommandName, hallCommands, hallCommandsPath } from "../contract/hall.ts";
import { journeyRecord, journeysPath } from "../contract/journeys.ts";
import { statisticsPath, statisticsQuery } from "../contract/manager.ts";
import { type MatterCommandName, matterCommands } from "../contract/matters/hall.ts";
import type { Door } from "../door/door.ts";
import type { Assistance } from "./assistance/assistance.ts";
import type { Hall } from "./hall.ts";
import type { Matters } from "./matters/matters.ts";
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

/** `POST /hall/v1/commands`: the terminals' way in, to the queue, the appointments, the applications and what is done for people at home. */
export function serveHallCommands(
  door: Door,
  hallOf: HallOfSite,
  appointmentsOf?: (site: string | null) => SiteAppointments,
  mattersOf?: (site: string | null) => Matters,
  assistanceOf?: (site: string | null) => Pick<Assistance, "execute">,
): void {
  door.app.post(hallCommandsPath, (request) => {
    door.requireRole(request, "terminal", "station");
    const message = body.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload, site = null } = message.data;
    if (Object.hasOwn(hallCommands, name)) {
      const command = name as HallCommandName;
      return hallOf(site).execute(command, parsed(name, hallCommands[command].payload, payload) as never);
    }
    if (mattersOf && Object.hasOwn(matterCommands, name)) {
      const command = name as MatterCommandName;
      return mattersOf(site).execute(
        command,
        parsed(name, matterCommands[command].payload, payload) as never,
      );
    }
    if (assistanceOf && Object.hasOwn(assistanceCommands, name)) {
      const command = name as AssistanceCommandName;
      return assistanceOf(site).execute(
        command,
        parsed(name, assistanceCommands[command].payload, payload) as never,
      );
    }
    if (!appointmentsOf || !Object.hasOwn(appointmentCommands, name))
      throw new ContractError("message.unknownCommand", `no command ${name} here`);
    const command = name as AppointmentCommandName;
    return appointmentsOf(site).execute(
      command,
      parsed(name, appointmentCommands[command].payload, payload) as never,
    );
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
  const places = result.error.issues.map((issue) => issue.path.join(".") || "payload").join(", ");
  throw new ContractError("message.invalidPayload", `${name}: check ${places}`);
}
