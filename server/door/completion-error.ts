import type { CompletionCode } from "../contract/envelope.ts";

/** `unsupportedData` is only for what strangers may ask: no page does, so that pages need not know it. */
export type FailureCode = Exclude<CompletionCode, "success"> | "unsupportedData";

/**
 * A command ends with this completion instead of a success. What the standard's own commands throw: their `errorCode`
 * is the standard's word of that command, present only with `commandErrorCode`.
 */
export class CompletionError extends Error {
  override readonly name = "CompletionError";
  readonly completionCode: FailureCode;
  readonly payload: Readonly<Record<string, unknown>> | null;

  /** `detail` is for the technician and holds no personal data. */
  constructor(
    completionCode: FailureCode,
    detail: string,
    options: ErrorOptions & { readonly errorCode?: string } = {},
  ) {
    super(detail, options);
    this.completionCode = completionCode;
    this.payload = options.errorCode === undefined ? null : { errorCode: options.errorCode };
  }
}
