import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { type BxAnswer, bxHas, nameOfError, ping, readAnswer, showArea } from "./bx-commands.ts";
import { BxFrameReader, bxFrame } from "./bx-frame.ts";
import type { DisplaySize, WindowDisplaySession } from "./session.ts";
import { columnsOf, TextGrid } from "./text-grid.ts";

/** What the controllers come with, in baud. */
export const bxRate = 57_600;
/** Of the controllers' Ethernet. */
export const bxPort = 5005;

/** Milliseconds for an answer: the maker's own programs wait 3 s; a frame of a full screen takes 200 ms at 57,600 baud. */
export const bxAnswerTime = 3000;

/** The font that every controller has: a Chinese character is 16 × 16 pixels, others are half as wide. */
const fontHeight = 16;
const halfWidth = 8;

/** Rows and columns of a screen, in pixels. */
export function bxSize(width: number, height: number): DisplaySize {
  return { rows: Math.floor(height / fontHeight), columns: Math.floor(width / halfWidth) };
}

export interface BxScreen {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** An LED screen behind a BX-5K/6K controller. */
export function createBxSession(transport: Transport, clock: Clock, screen: BxScreen): WindowDisplaySession {
  const size = bxSize(screen.width, screen.height);
  const reader = new BxFrameReader();
  let hear: ((answer: BxAnswer) => void) | undefined;
  transport.onData((chunk) => {
    for (const { data } of reader.push(chunk)) hear?.(readAnswer(data));
  });

  const exchange = async (data: Uint8Array, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const answered = new Promise<BxAnswer>((resolve, reject) => {
      const end = () => {
        hear = undefined;
        clock.clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
      };
      const giveUp = () => {
        end();
        reject(signal.reason);
      };
      const timer = clock.setTimeout(() => {
        end();
        reject(new DeviceError("device.silent", "no answer from the controller"));
      }, bxAnswerTime);
      signal.addEventListener("abort", giveUp, { once: true });
      hear = (answer) => {
        end();
        resolve(answer);
      };
    });
    const [answer] = await Promise.all([answered, transport.write(bxFrame(data))]);
    if (answer.kind === "refused")
      throw new DeviceError("device.garbled", `the controller refuses: ${nameOfError(answer.error)}`);
    if (answer.kind === "unknown") throw new DeviceError("device.garbled", "an answer that is none");
  };

  return {
    size,
    has: bxHas,
    async identify(signal): Promise<DeviceIdentity> {
      await exchange(ping, signal);
      return { protocol: "Onbon BX" };
    },
    checkHealth: (signal) => exchange(ping, signal),
    reset: (signal) => exchange(ping, signal),
    show(lines, signal) {
      const text = Array.from({ length: size.rows }, (_, row) => fullRow(lines[row] ?? "", size.columns));
      return exchange(showArea({ ...screen, text: text.join("") }), signal);
    },
  };
}

/** A row filled to its end, so that the next begins where it should: the controller breaks lines where they are full. */
function fullRow(text: string, columns: number): string {
  const shown = [...text.replace(/\s/g, " ")].map((each) =>
    bxHas(each) ? each : "?".repeat(columnsOf(each)),
  );
  const [line = ""] = TextGrid.blank({ rows: 1, columns }).write(shown.join("")).lines;
  const width = [...line].reduce((sum, each) => sum + columnsOf(each), 0);
  return line + " ".repeat(columns - width);
}
