export interface TriggerCommands {
  readonly initiate: Uint8Array;
  readonly release: Uint8Array;
}

/**
 * Commands by which serial scanners start and stop reading, by the maker whose manual gives them. A scanner obeys them
 * only when it is set up to be triggered by the host.
 */
export const serialTriggers = {
  /** `SYN T CR` and `SYN U CR`: Honeywell 1250g guide p. 9-4; also older Datalogic and Canmax. */
  honeywell: {
    initiate: Uint8Array.of(0x16, 0x54, 0x0d),
    release: Uint8Array.of(0x16, 0x55, 0x0d),
  },
  /** `T` and `P`: ZKTeco ZKB200 guide §3-3. */
  zkteco: { initiate: Uint8Array.of(0x54), release: Uint8Array.of(0x50) },
  /** `E` and `D`, enable and disable: CipherLab 1663 guide, appendix II. */
  cipherlab: { initiate: Uint8Array.of(0x45), release: Uint8Array.of(0x44) },
} as const satisfies Record<string, TriggerCommands>;
