import type { Device } from "../../../device-drivers/device/device.ts";
import type { DeviceSession } from "../../../device-drivers/device/session.ts";
import type { Call } from "../../contract/board.ts";
import type { CallOutput } from "./announcer.ts";

export interface Standing<Session> {
  /** Takes a call into what should be shown. */
  keep(call: Call): void;
  /** Shows a call that was kept. */
  show(session: Session, call: Call, signal: AbortSignal): Promise<void>;
  /** Shows all that was kept. */
  showAll(session: Session, signal: AbortSignal): Promise<void>;
}

/**
 * An output on which a call stands until the next one. What it should show is shown again when its device comes back: a display
 * that was away, or without power, when somebody was called must not point at nobody, or at the one before.
 */
export function standingOutput<Session extends DeviceSession>(
  device: Device<Session>,
  { keep, show, showAll }: Standing<Session>,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): CallOutput {
  let isEmpty = true;
  let { state } = device.status();
  device.subscribe((status) => {
    const wasAway = state !== "online" && state !== "deviceBusy";
    state = status.state;
    if (isEmpty || !wasAway || state !== "online") return;
    device
      .use(showAll)
      .catch((cause: unknown) =>
        log("what was called is not shown again", { output: device.name, cause: String(cause) }),
      );
  });
  return {
    name: device.name,
    tell(call, signal) {
      isEmpty = false;
      keep(call);
      return device.use((session, linked) => show(session, call, linked), signal);
    },
  };
}
