import { createRequire } from "node:module";

/** What the serial port's binding can tell of an open terminal; Linux only. */
interface RateBinding {
  asyncGetBaudRate(descriptor: number): Promise<{ readonly baudRate: number }>;
}

/**
 * How to learn the rate that a program has set on a terminal, in baud. A pseudo-terminal passes bytes on at once
 * whatever its rate, but keeps what `tcsetattr` was told. Nothing where the system does not tell.
 */
export function terminalRates(): ((descriptor: number) => Promise<number>) | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    // Not among what the package promises, so its absence is taken for a system that does not tell.
    const binding = createRequire(import.meta.url)("@serialport/bindings-cpp/dist/load-bindings.js");
    const { asyncGetBaudRate } = binding as RateBinding;
    return async (descriptor) => (await asyncGetBaudRate(descriptor)).baudRate;
  } catch (cause) {
    process.emitWarning(`the rate of simulated lines is not known: ${String(cause)}`);
    return undefined;
  }
}
