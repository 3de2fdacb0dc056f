import type { TappedMessage } from "../../../device-drivers/device/tapped-source.ts";
import type { WireMessage } from "../../contract/technician.ts";

/**
 * Messages of each device kept for a page that opens later: a card read or a ticket, several times over. A talkative device must not
 * push out what the others said.
 */
export const keptMessages = 200;

/** The newest messages of each device's wire, numbered in the order in which they were seen. */
export class WireLog {
  readonly #messages = new Map<string, WireMessage[]>();
  #seq = 0;

  add(device: string, { at, direction, name, hex }: TappedMessage): WireMessage {
    this.#seq += 1;
    const message = { seq: this.#seq, at, device, direction, meaning: name, hex };
    const own = this.#messages.get(device) ?? [];
    this.#messages.set(device, own);
    own.push(message);
    if (own.length > keptMessages) own.shift();
    return message;
  }

  /** Oldest first. */
  messages(): WireMessage[] {
    return [...this.#messages.values()].flat().sort((one, other) => one.seq - other.seq);
  }
}
