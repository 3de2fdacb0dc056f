import type { Application, MaterialFile, Supplement, Withdrawal } from "./application.ts";
import type { Acceptance, Progress } from "./progress.ts";

export interface UploadedFile {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * What a hall needs of the integrated government platform (一体化平台). Every method may throw a ConnectorError, also when `signal` ends it:
 * then nothing is known. Keys are idempotency keys: the same key, the same wish, done once.
 */
export interface Platform {
  /** Hands a file over, before the application that names it. A file that is there already is not sent again. */
  upload(file: MaterialFile, signal: AbortSignal): Promise<UploadedFile>;
  /**
   * An `applicationNumber` is accepted once, whatever is repeated: a repetition brings the first answer.
   * Refused for good (reason): materialMissing, a file was not uploaded · differentContent, the number had another content · and the platform's own.
   */
  submit(application: Application, key: string, signal: AbortSignal): Promise<Acceptance>;
  /** How it stands. Answers may overtake one another: `newest` (values.ts). Refused with unknownApplication when it never came. */
  progress(applicationNumber: string, signal: AbortSignal): Promise<Progress>;
  /** Refused (reason): notAsked, nothing or something else is asked for · materialMissing · decided. */
  supplement(supplement: Supplement, key: string, signal: AbortSignal): Promise<Progress>;
  /** Refused (reason): decided. */
  withdraw(withdrawal: Withdrawal, key: string, signal: AbortSignal): Promise<Progress>;
  /** The PDF file of a result, whole and unchanged. */
  document(digest: string, signal: AbortSignal): Promise<Uint8Array>;
}
