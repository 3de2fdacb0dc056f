import type { Device } from "../../../device-drivers/device/device.ts";
import type { WindowLineSession } from "../../../device-drivers/window-line/session.ts";
import type { CallOutput } from "./announcer.ts";

/** Shows each call on the display of its own window: `请 A001 办理`. A window without one is none of its business. */
export function windowLineOutput(line: Device<WindowLineSession>): CallOutput {
  return {
    name: line.name,
    tell: ({ number, windowId, windowName }, signal) =>
      line.use((session) => session.showAt(windowId, [`请 ${number} 办理`, windowName["zh-CN"]]), signal),
  };
}
