export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  changes: 3,
  notAllowed: 4,
  conflict: 5,
  partial: 7,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * What a user can understand and act on. `message` says what failed and why, `hint` what to type next
 * (may have several lines), `code` is stable and listed in docs/errors.md.
 */
export class UserError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string | undefined;
  /** ARM's own code, message and request id, shown dimmed below. */
  readonly detail: string | undefined;

  constructor(code: string, exitCode: ExitCode, message: string, more: { hint?: string | undefined; detail?: string | undefined; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'UserError';
    this.code = code;
    this.exitCode = exitCode;
    this.hint = more.hint;
    this.detail = more.detail;
  }
}
