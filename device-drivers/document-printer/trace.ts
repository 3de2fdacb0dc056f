import ipp from "@sealsystems/ipp";
import type { WireDescription, WireTracer } from "../device/wire-trace.ts";

/** Bytes of a message that are shown: version, operation or status, and request id. What follows may name a person. */
const shown = 8;

/** Names each request and response; what is in them, above all the document, is redacted. */
export function createDocumentPrinterTracer(): WireTracer {
  return {
    push: (direction, bytes): readonly WireDescription[] => {
      const head = Buffer.from(bytes.subarray(0, shown)).toString("hex").toUpperCase();
      const rest = bytes.length > shown ? ` … ${bytes.length - shown} bytes redacted` : "";
      return [{ name: nameOf(direction, bytes), hex: head.replace(/(..)(?=.)/g, "$1 ") + rest }];
    },
  };
}

function nameOf(direction: "toDevice" | "toHost", bytes: Uint8Array): string {
  try {
    // The head alone is a whole message once it has its end: the document need not be read.
    const head = ipp.parse(Buffer.concat([bytes.subarray(0, shown), Buffer.from([3])]));
    const name = direction === "toDevice" ? head.operation : head.statusCode;
    return name ?? "an unknown IPP message";
  } catch (cause) {
    return `not IPP: ${(cause as Error).message}`;
  }
}
