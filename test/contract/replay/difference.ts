import type { Recorded } from './recording.ts';

export type DifferenceKind =
  | 'status'
  | 'missing header'
  | 'extra header'
  | 'missing property'
  | 'extra property'
  | 'other type'
  | 'error code'
  | 'error message'
  | 'error details'
  | 'missing item'
  | 'extra item'
  | 'body'
  | 'preparation'
  | 'no answer';

export interface Difference {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  /** `Microsoft.ApiManagement/service/apis`, `[]` behind it for a collection, `poll` for a poll. */
  readonly area: string;
  readonly apiVersion: string;
  readonly kind: DifferenceKind;
  /** Property or header, or empty. */
  readonly path: string;
  readonly recorded: string;
  readonly ours: string;
}

export type Finding = Pick<Difference, 'kind' | 'path' | 'recorded' | 'ours'>;

export function located(exchange: Recorded, area: string, apiVersion: string, { kind, path, recorded, ours }: Finding): Difference {
  return { file: exchange.file, line: exchange.line, method: exchange.method, area, apiVersion, kind, path, recorded, ours };
}
