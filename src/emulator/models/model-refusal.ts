import type { Json } from '../../model/json.ts';

/** An answer of the service instead of the model's. */
export class ModelRefusal extends Error {
  readonly status: number;
  readonly body: Json;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: Json, headers: Readonly<Record<string, string>> = {}) {
    super(`refused with ${status}`);
    this.name = 'ModelRefusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The usual body: `{"error":{"code","message"}}`, with what else the error carries. */
export function modelError(status: number, code: string, message: string, more: Readonly<Record<string, Json>> = {}, headers: Readonly<Record<string, string>> = {}): ModelRefusal {
  return new ModelRefusal(status, { error: { code, message, ...more } }, headers);
}
