/** The ESC/POS requests of the session, beside the ticket itself (Epson reference; see `status.ts` for the answers). */

/** `GS r 1`: paper sensor, answered when the printer gets to it in its buffer. */
export const requestPaperSensor = Uint8Array.of(0x1d, 0x72, 0x01);

/** `GS I n`: 65 firmware, 66 maker, 67 model, 68 serial number. */
export const requestInformation = (n: 65 | 66 | 67 | 68): Uint8Array => Uint8Array.of(0x1d, 0x49, n);

/** Kind byte of the block that answers `requestProcessId`. */
export const PROCESS_ID_BLOCK = 0x22;

/** `GS ( H` function 48: "say these four characters when all before this is printed". */
export function requestProcessId(id: string): Uint8Array {
  return Uint8Array.from([0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...Buffer.from(id, "latin1")]);
}

/** `DLE ENQ 2`: recover from an error and drop what is in the buffers. Obeyed at once. */
export const recoverAndClear = Uint8Array.of(0x10, 0x05, 0x02);

/** `LF`: prints what stands in the line. */
export const lineFeed = Uint8Array.of(0x0a);

/** `ESC @`. */
export const initialise = Uint8Array.of(0x1b, 0x40);
