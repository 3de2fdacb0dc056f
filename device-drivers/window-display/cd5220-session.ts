import type { DeviceIdentity } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { cd5220Has, cd5220Size, initialise, showLines } from "./cd5220.ts";
import type { WindowDisplaySession } from "./session.ts";

/**
 * A display that never answers: that it is there cannot be known, only that its port takes bytes. What it is to show is written again
 * with every look at its health, so that one that was without power has it back by itself.
 */
export function createCd5220Session(transport: Transport): WindowDisplaySession {
  let shown: readonly string[] = [];
  const write = async (bytes: Uint8Array, signal: AbortSignal) => {
    signal.throwIfAborted();
    await transport.write(bytes);
  };
  return {
    size: cd5220Size,
    has: cd5220Has,
    async identify(signal): Promise<DeviceIdentity> {
      await write(initialise, signal);
      return { protocol: "CD5220" };
    },
    async checkHealth(signal) {
      await write(showLines(shown), signal);
    },
    async reset(signal) {
      await write(initialise, signal);
      await write(showLines(shown), signal);
    },
    async show(lines, signal) {
      shown = [...lines];
      await write(showLines(lines), signal);
    },
  };
}
