import type { ErrorCode } from "./error-numbers.ts";

export type { ErrorCode } from "./error-numbers.ts";

/**
 * Whether it is written as a code is. The table of all codes is more than a first load should bring; a server that is newer than the page
 * may have others, for which the page says what it says of any error.
 */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === "string" && /^[a-z][a-zA-Z0-9]*\.[a-z][a-zA-Z0-9]*$/.test(code);

/** An error as it crosses a border. `detail` is for the technician and holds no personal data. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** The code of what was thrown; what is not one of ours is a bug on our side. */
export const errorCodeOf = (cause: unknown): ErrorCode =>
  cause instanceof ContractError ? cause.code : "message.internal";
