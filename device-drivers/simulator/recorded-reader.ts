import type { Clock } from "../clock.ts";
import type { TracedMessage } from "../device/trace-lines.ts";
import { recordedReaderExchanges } from "../id-card-reader/recorded.ts";
import { describeFrame } from "../id-card-reader/trace.ts";
import type { BenchControls } from "./bench.ts";
import type { SerialDevice } from "./bench-slot.ts";
import { personas } from "./personas.ts";
import { RecordedDevice } from "./recorded-device.ts";

/**
 * A card reader on the bench that says what a real one said in an exported trace, in place of `simulatedReader`. Every
 * card in it is that of the persona who has an appended address.
 *
 * @param pace the recorded delays; only on a bench that does not pace its lines
 */
export function recordedReader(
  messages: readonly TracedMessage[],
  clock: Clock,
  pace: boolean,
): SerialDevice & BenchControls {
  const persona = personas.find(({ content }) => content?.newestAddress !== undefined);
  const address = persona?.content?.newestAddress;
  if (!persona || address === undefined) throw new Error("no persona has an appended address");
  const device = new RecordedDevice(recordedReaderExchanges(messages, persona.document, address), {
    clock,
    pace,
  });
  let onChange: (() => void) | undefined;
  return {
    name: "id-card-reader",
    device,
    baudRate: 115_200,
    faults: {},
    setFault: (fault) => {
      throw new Error(`a recording has no fault ${fault}`);
    },
    clearFault: (fault) => {
      throw new Error(`a recording has no fault ${fault}`);
    },
    activeFaults: () => [],
    actions: {
      rewind: {
        description: "Play the recording from its beginning.",
        arguments: {},
        perform: () => device.rewind(),
      },
    },
    state: () => ({ ...device.state }),
    onChange: (listener) => {
      onChange = listener;
    },
    onWire: (listener) =>
      device.onWire((direction, bytes) => {
        listener(direction, bytes);
        if (direction === "toDevice") queueMicrotask(() => onChange?.());
      }),
    describe: describeFrame,
  };
}
