import type { Json } from '../model/json.ts';

/** One ARM exchange as `--record` writes it, tokens and keys masked. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody?: Json | undefined;
}
