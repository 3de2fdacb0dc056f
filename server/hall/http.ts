import * as z from "zod/mini";
import { type AppointmentCommandName, appointmentCommands } from "../contract/appointments.ts";
import { padKeysPath, pressedKey } from "../contract/call-pad.ts";
import { ContractError } from "../contract/errors.ts";
import { type HallCommandName, hallCommands } from "../contract/hall.ts";
import type { Door } from "../door/door.ts";
import type { Appointments } from "./appointments/appointments.ts";
import type { Hall } from "./hall.ts";

const body = z.strictObject({ name: z.string(), payload: z.record(z.string(), z.unknown()) });

/** `POST /hall/v1/pad-keys`: the keys of windows' call pads. */
export function servePadKeys(door: Door, hall: Hall): void {
  door.app.post(padKeysPath, async (request) => {
    door.requireRole(request, "terminal");
    const message = pressedKey.safeParse(request.body);
    if (!message.success)
      throw new ContractError("message.invalidPayload", "expected { windowId, key, idempotencyKey }");
    await hall.pressKey(message.data);
    return {};
  });
}

/** `POST /hall/v1/commands`: the terminals' way in, to the queue and to the appointments. */
export function serveHallCommands(door: Door, hall: Hall, appointments?: Appointments): void {
  door.app.post("/hall/v1/commands", (request) => {
    door.requireRole(request, "terminal");
    const message = body.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload } = message.data;
    if (Object.hasOwn(hallCommands, name)) {
      const command = name as HallCommandName;
      return hall.execute(command, parsed(name, hallCommands[command].payload, payload) as never);
    }
    if (!appointments || !Object.hasOwn(appointmentCommands, name))
      throw new ContractError("message.unknownCommand", `no command ${name} here`);
    const command = name as AppointmentCommandName;
    return appointments.execute(
      command,
      parsed(name, appointmentCommands[command].payload, payload) as never,
    );
  });
}

/** @throws ContractError message.invalidPayload, naming places and no value */
export function parsed(name: string, schema: z.ZodMiniType, payload: unknown): unknown {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const places = result.error.issues.map((issue) => issue.path.join(".") || "payload").join(", ");
  throw new ContractError("message.invalidPayload", `${name}: check ${places}`);
}
