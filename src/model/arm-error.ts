export interface ArmErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string | undefined;
}

/** An answer of ARM that is an error, kept whole: also what a long-running operation reported at its end. */
export class ArmError extends Error {
  /** HTTP status; 0 where there was none (connection refused, time-out). */
  readonly status: number;
  readonly code: string;
  readonly details: readonly ArmErrorDetail[];
  readonly target: string | undefined;
  readonly method: string;
  /** Without query. */
  readonly url: string;
  /** `x-ms-request-id` or `x-ms-correlation-request-id`. */
  readonly requestId: string | undefined;

  constructor(fields: {
    status: number;
    code: string;
    message: string;
    details?: readonly ArmErrorDetail[];
    target?: string | undefined;
    method: string;
    url: string;
    requestId?: string | undefined;
    cause?: unknown;
  }) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = 'ArmError';
    this.status = fields.status;
    this.code = fields.code;
    this.details = fields.details ?? [];
    this.target = fields.target;
    this.method = fields.method;
    this.url = fields.url;
    this.requestId = fields.requestId;
  }
}
