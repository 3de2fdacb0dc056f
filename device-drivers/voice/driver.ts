/** Commands that both modules have (SYN6288 datasheet 1.5, §5; XFS5152CE guide 1.2, §5). */
export const voiceCommands = { speak: 0x01, stop: 0x02, query: 0x21 } as const;

/** Single-byte replies of both. */
export const voiceReplies = { started: 0x4a, received: 0x41, refused: 0x45, busy: 0x4e, idle: 0x4f } as const;

/** How a text is encoded: GBK in both modules. */
const gbk = 0x01;
const frameMark = 0xfd;

/** What differs between the modules. */
export interface VoiceDriver {
  readonly name: "syn6288" | "xfs5152ce";
  readonly protocol: string;
  /** Bytes of text in one frame. */
  readonly longestText: number;
  /** Whether its frames end with one, and it refuses those in which it is wrong. */
  readonly hasChecksum: boolean;
  /** The whole frame of a command; `text` in GBK. */
  frame(command: number, text?: Uint8Array): Uint8Array;
}

function body(command: number, text: Uint8Array | undefined): number[] {
  return text ? [command, gbk, ...text] : [command];
}

/** `FD`, length of the rest, command, its parameter and text, XOR of everything before it. */
export const syn6288: VoiceDriver = {
  name: "syn6288",
  protocol: "SYN6288",
  longestText: 200,
  hasChecksum: true,
  frame(command, text) {
    const content = body(command, text);
    const length = content.length + 1;
    const bytes = [frameMark, length >> 8, length & 0xff, ...content];
    return Uint8Array.of(
      ...bytes,
      bytes.reduce((sum, byte) => sum ^ byte, 0),
    );
  },
};

/** The same without a checksum, and longer texts. */
export const xfs5152ce: VoiceDriver = {
  name: "xfs5152ce",
  protocol: "XFS5152CE",
  longestText: 4096,
  hasChecksum: false,
  frame(command, text) {
    const content = body(command, text);
    return Uint8Array.of(frameMark, content.length >> 8, content.length & 0xff, ...content);
  },
};

export const voiceDrivers: Readonly<Record<VoiceDriver["name"], VoiceDriver>> = { syn6288, xfs5152ce };
