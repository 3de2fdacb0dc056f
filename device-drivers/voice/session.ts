import { type Clock, sleep } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { Transport } from "../transport/transport.ts";
import { type VoiceDriver, voiceCommands, voiceReplies } from "./driver.ts";
import { encodeText, type Manner } from "./text.ts";

/** Milliseconds for a module to acknowledge a frame: 206 bytes take 215 ms at 9600 baud, and it answers at once. */
export const acknowledgeWithin = 600;
/** Between two questions whether it still speaks, milliseconds. */
export const askInterval = 250;
/** Milliseconds of speech a byte of text may take, and the least for any text; above it the module hangs. Slowest speed, twice over. */
const longestByte = 600;
const longestShort = 5_000;

export interface VoiceSession extends DeviceSession {
  /**
   * Speaks to the end; one text at a time, the caller waits for his turn. An abort stops the module. Rejects with a
   * `DeviceError` `device.silent` or `device.garbled`, or with the signal's reason.
   */
  speak(text: string, manner: Manner, signal: AbortSignal): Promise<void>;
}

export function createVoiceSession(driver: VoiceDriver, transport: Transport, clock: Clock): VoiceSession {
  let listening: ((byte: number) => void) | undefined;
  transport.onData((chunk) => {
    for (const byte of chunk) listening?.(byte);
  });

  /** Sends a frame; resolves with the first reply that is one of `wanted`. Anything else is late or noise. */
  const exchange = async (
    frame: Uint8Array,
    wanted: readonly number[],
    signal: AbortSignal,
  ): Promise<number> => {
    signal.throwIfAborted();
    const waiting = new AbortController();
    const reply = new Promise<number>((resolve) => {
      listening = (byte) => wanted.includes(byte) && resolve(byte);
    });
    try {
      await transport.write(frame);
      const late = sleep(clock, acknowledgeWithin, waiting.signal).then(
        () => undefined,
        () => undefined,
      );
      const answer = await Promise.race([reply, late]);
      if (answer === undefined) throw new DeviceError("device.silent", "no reply to a frame");
      return answer;
    } finally {
      listening = undefined;
      waiting.abort();
    }
  };
  const query = (signal: AbortSignal) =>
    exchange(driver.frame(voiceCommands.query), [voiceReplies.busy, voiceReplies.idle], signal);
  const stop = async () => {
    // The caller may be gone; what speaks must be stopped all the same.
    await exchange(driver.frame(voiceCommands.stop), [voiceReplies.received], new AbortController().signal);
  };

  const speakPiece = async (piece: Uint8Array, signal: AbortSignal): Promise<void> => {
    const frame = driver.frame(voiceCommands.speak, piece);
    const replies = [voiceReplies.received, voiceReplies.refused];
    if ((await exchange(frame, replies, signal)) === voiceReplies.refused) {
      // Damaged on its way: once more.
      if ((await exchange(frame, replies, signal)) === voiceReplies.refused)
        throw new DeviceError("device.garbled", "the module refused a text twice");
    }
    const giveUpAt = clock.now() + longestShort + piece.length * longestByte;
    do {
      if (clock.now() >= giveUpAt) throw new DeviceError("device.garbled", "the module does not fall silent");
      await sleep(clock, askInterval, signal);
    } while ((await query(signal)) === voiceReplies.busy);
  };

  return {
    async identify(signal): Promise<DeviceIdentity> {
      await query(signal);
      return { protocol: driver.protocol };
    },
    async checkHealth(signal) {
      await query(signal);
    },
    async reset(signal) {
      await stop();
      await query(signal);
    },
    async speak(text, manner, signal) {
      try {
        for (const piece of encodeText(text, driver.longestText, manner)) await speakPiece(piece, signal);
      } catch (cause) {
        if (signal.aborted) await stop();
        throw cause;
      }
    },
  };
}
