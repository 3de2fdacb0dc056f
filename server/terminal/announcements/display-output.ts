import type { Device } from "../../../device-drivers/device/device.ts";
import type { WindowDisplaySession } from "../../../device-drivers/window-display/session.ts";
import { columnsOf } from "../../../device-drivers/window-display/text-grid.ts";
import type { Call } from "../../contract/board.ts";
import type { CallOutput } from "./announcer.ts";
import { standingOutput } from "./standing-output.ts";

/** No display has more rows. */
const mostRows = 16;

/** Shows the last calls, the newest above, a line each: of each ticket the latest. */
export function displayOutput(
  display: Device<WindowDisplaySession>,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): CallOutput {
  let latest: readonly Call[] = [];
  const showAll = (session: WindowDisplaySession, signal: AbortSignal) =>
    session.show(
      latest.slice(0, session.size.rows).map((call) => callLine(call, session)),
      signal,
    );
  return standingOutput(
    display,
    {
      keep(call) {
        const others = latest.filter(({ ticketId }) => ticketId !== call.ticketId);
        latest = [call, ...others].slice(0, mostRows);
      },
      show: (session, _call, signal) => showAll(session, signal),
      showAll,
    },
    log,
  );
}

/** `A001 请到 3号窗口`, in English where the display has no Chinese, and shorter where that has no room. */
export function callLine(
  { number, windowName }: Call,
  { size, has }: Pick<WindowDisplaySession, "size" | "has">,
): string {
  const chinese = windowName["zh-CN"];
  const ways = [...chinese].every((character) => has(character))
    ? [`${number} 请到 ${chinese}`, `${number} ${chinese}`]
    : [`${number} -> ${windowName.en}`, `${number} ${windowName.en}`];
  const fits = (text: string) => [...text].reduce((sum, each) => sum + columnsOf(each), 0) <= size.columns;
  return ways.find(fits) ?? number;
}
