/** Sound as it lies in a WAV file: 16-bit PCM, samples of all channels interleaved. */
export interface Sound {
  /** Samples a second. */
  readonly rate: number;
  readonly channels: number;
  readonly samples: Buffer;
}

const pcm = 1;
const bytesPerSample = 2;
const headerBytes = 44;

/**
 * Reads a WAV file: RIFF, a `fmt ` chunk of 16-bit PCM and a `data` chunk. An engine that writes to a pipe does not know the
 * length when it writes the header (espeak-ng writes 0x7ffff000): what is there counts.
 *
 * @throws Error saying what is wrong with the bytes
 */
export function readWave(bytes: Buffer): Sound {
  const tag = (at: number) => bytes.toString("latin1", at, at + 4);
  if (bytes.length < headerBytes || tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("not a WAV file");
  let format: { rate: number; channels: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const [name, length, body] = [tag(at), bytes.readUInt32LE(at + 4), at + 8];
    if (name === "fmt " && body + 16 <= bytes.length) format = readFormat(bytes, body);
    if (name === "data") {
      if (!format) throw new Error("a WAV file whose sound comes before its format");
      const frame = format.channels * bytesPerSample;
      const there = Math.min(length, bytes.length - body);
      const samples = bytes.subarray(body, body + there - (there % frame));
      if (samples.length === 0) throw new Error("a WAV file without sound");
      return { ...format, samples };
    }
    at = body + length + (length % 2);
  }
  throw new Error("a WAV file without sound");
}

function readFormat(bytes: Buffer, at: number): { rate: number; channels: number } {
  const [kind, channels, rate] = [
    bytes.readUInt16LE(at),
    bytes.readUInt16LE(at + 2),
    bytes.readUInt32LE(at + 4),
  ];
  const bits = bytes.readUInt16LE(at + 14);
  if (kind !== pcm || bits !== 8 * bytesPerSample)
    throw new Error(`format ${kind}, ${bits} bits: not 16-bit PCM`);
  if (channels < 1 || channels > 2 || rate < 8_000 || rate > 48_000)
    throw new Error(`${channels} channels at ${rate} Hz: not what a voice has`);
  return { rate, channels };
}

/** A whole WAV file with true lengths. */
export function writeWave({ rate, channels, samples }: Sound): Buffer {
  const header = Buffer.alloc(headerBytes);
  const frame = channels * bytesPerSample;
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(headerBytes - 8 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(pcm, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/**
 * Sounds one after another with silence between them.
 *
 * @param gap milliseconds
 * @throws Error when they were not recorded alike
 */
export function joinSounds(sounds: readonly Sound[], gap: number): Sound {
  const [first] = sounds;
  if (!first) throw new Error("no sound to join");
  const { rate, channels } = first;
  const other = sounds.find((sound) => sound.rate !== rate || sound.channels !== channels);
  if (other)
    throw new Error(`recordings differ: ${rate} Hz × ${channels} and ${other.rate} Hz × ${other.channels}`);
  const silence = Buffer.alloc(Math.round((rate * gap) / 1000) * channels * bytesPerSample);
  const parts = sounds.flatMap(({ samples }, index) => (index === 0 ? [samples] : [silence, samples]));
  return { rate, channels, samples: Buffer.concat(parts) };
}
