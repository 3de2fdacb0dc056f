import type { TappedMessage } from "../../../device-drivers/device/tapped-source.ts";
import type { WireMessage } from "../../contract/technician.ts";

/** Messages kept for a page that opens later. Ours: a card read and a ticket of every device, several times over. */
export const keptMessages = 1000;

/** The newest messages of all devices' wires, numbered in the order in which they were seen. */
export class WireLog {
  readonly #messages: WireMessage[] = [];
  #seq = 0;

  add(device: string, { at, direction, name, hex }: TappedMessage): WireMessage {
    this.#seq += 1;
    const message = { seq: this.#seq, at, device, direction, meaning: name, hex };
    this.#messages.push(message);
    if (this.#messages.length > keptMessages) this.#messages.shift();
    return message;
  }

  /** Oldest first. */
  messages(): WireMessage[] {
    return [...this.#messages];
  }
}
