export interface ConnectorErrorOptions extends ErrorOptions {
  /** The status of an answer; null when there was none. */
  readonly status?: number | null;
  /** What the other side calls its refusal. */
  readonly reason?: string | null;
  /** Milliseconds for which it asks not to be asked again. */
  readonly after?: number | null;
  /** It is known that it was not taken. */
  readonly isUntaken?: boolean;
}

/** Somebody outside could not be asked, or refused. The message holds nothing of what was asked, so nothing of any person. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  /** Whether the same may be asked again: nothing is known of it, or the other side cannot now. */
  readonly again: boolean;
  readonly status: number | null;
  readonly reason: string | null;
  readonly after: number | null;
  /** The other side was not reached, or said that it has not taken it. Of what may be asked again, false: it may have taken it. */
  readonly isUntaken: boolean;

  constructor(detail: string, again: boolean, options: ConnectorErrorOptions = {}) {
    super(detail, options);
    this.again = again;
    this.status = options.status ?? null;
    this.reason = options.reason ?? null;
    this.after = options.after ?? null;
    this.isUntaken = options.isUntaken ?? false;
  }
}
