/**
 * Where a printer's byte stream may be interrupted by a real-time request. `DLE EOT n` in the middle of a command would
 * be answered, but its three bytes would also count as the command's data and spoil what follows.
 */

/**
 * Length of the command or text that starts at `at`, for the commands that `encode.ts` writes and their neighbours of
 * the same shape; undefined for one whose length is not known here.
 */
export function lengthAt(bytes: Uint8Array, at: number): number | undefined {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  const word = (offset: number) => (bytes[at + offset] ?? 0) | ((bytes[at + offset + 1] ?? 0) << 8);
  if (first >= 0x80) return 2;
  if (first >= 0x20 || first === 0x0a) return 1;
  if (first === 0x1b) {
    if (second === 0x40 || second === 0x32) return 2;
    if ([0x21, 0x2d, 0x33, 0x45, 0x4a, 0x61, 0x64].includes(second)) return 3;
  }
  if (first === 0x1c) {
    if (second === 0x26 || second === 0x2e) return 2;
    if (second === 0x21 || second === 0x2d) return 3;
  }
  if (first === 0x1d) {
    if (second === 0x21 || second === 0x61 || second === 0x72 || second === 0x49) return 3;
    if (second === 0x28) return 5 + word(3);
    if (second === 0x56) return (bytes[at + 2] ?? 0) >= 0x41 ? 4 : 3;
    if (second === 0x76) return 8 + word(4) * word(6);
    if (second === 0xe0) return 3;
    if (second === 0x65) return (bytes[at + 2] ?? 0) === 0x03 ? 4 : 3;
  }
  return undefined;
}

/** Where the last command of a job starts when it is a cut (`GS V`); else the job's end. */
export function startOfLastCut(bytes: Uint8Array): number {
  let at = 0;
  let last = 0;
  while (at < bytes.length) {
    last = at;
    at += lengthAt(bytes, at) ?? bytes.length;
  }
  return bytes[last] === 0x1d && bytes[last + 1] === 0x56 ? last : bytes.length;
}

/**
 * Cuts a job into pieces of about `size` bytes, each ending where a command ends. A command longer than that is one
 * piece; so is all that follows a command of unknown length.
 */
export function splitAtCommands(bytes: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    const end = length === undefined ? bytes.length : Math.min(bytes.length, at + length);
    if (end - start > size && at > start) {
      pieces.push(bytes.subarray(start, at));
      start = at;
    }
    at = end;
  }
  if (start < bytes.length) pieces.push(bytes.subarray(start));
  return pieces;
}
