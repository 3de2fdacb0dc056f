import type { Device } from "../../../device-drivers/device/device.ts";
import type { WindowLineSession } from "../../../device-drivers/window-line/session.ts";
import type { Call } from "../../contract/board.ts";
import type { CallOutput } from "./announcer.ts";
import { standingOutput } from "./standing-output.ts";

/** Shows each call on the display of its own window: `请 A001 办理`. A window without one is none of its business. */
export function windowLineOutput(
  line: Device<WindowLineSession>,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): CallOutput {
  const latest = new Map<string, Call>();
  const show = (session: WindowLineSession, { number, windowId, windowName }: Call) =>
    session.showAt(windowId, [`请 ${number} 办理`, windowName["zh-CN"]]);
  return standingOutput(
    line,
    {
      keep: (call) => void latest.set(call.windowId, call),
      show,
      async showAll(session, signal) {
        for (const call of latest.values()) {
          signal.throwIfAborted();
          await show(session, call);
        }
      },
    },
    log,
  );
}
