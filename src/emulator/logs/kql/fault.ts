/** Line from 1, position from 0, as Azure counts them. */
export interface Place {
  readonly line: number;
  readonly pos: number;
}

/** `notTaken`: KQL that Azure runs and the local Azure does not; `limit`: more than a query may cost. */
export type FaultKind = 'syntax' | 'semantic' | 'notTaken' | 'limit';

export interface FaultDetails {
  readonly kind: FaultKind;
  readonly code: string;
  readonly message: string;
  /** Offset in the query; undefined where there is no one place. */
  readonly at?: number | undefined;
  readonly token?: string | undefined;
}

/** The only thing that a query can end in besides its answer. */
export class KqlError extends Error {
  readonly kind: FaultKind;
  /** `SYN0002`, `SEM0100`, …; `NotEmulated` is ours. */
  readonly code: string;
  readonly at: number | undefined;
  readonly token: string | undefined;

  constructor({ kind, code, message, at, token }: FaultDetails) {
    super(message);
    this.name = 'KqlError';
    this.kind = kind;
    this.code = code;
    this.at = at;
    this.token = token;
  }
}

export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, pos: at - (before.lastIndexOf('\n') + 1) };
}

/** Text and place as Azure tells them: `Query could not be parsed at '|' on line [1,0]` (azure-docs#61086). */
export function syntaxFault(text: string, at: number, token: string): KqlError {
  const { line, pos } = placeOf(text, at);
  return new KqlError({ kind: 'syntax', code: 'SYN0002', message: `Query could not be parsed at '${token}' on line [${line},${pos}]`, at, token });
}

/** A construct that the local Azure does not evaluate, `what` with its name: `operator 'make-series'`. */
export function notTaken(what: string, at?: number): KqlError {
  return new KqlError({ kind: 'notTaken', code: 'NotEmulated', message: `The local Azure does not evaluate ${what}.`, at });
}

/** Code and text as Azure's: `'where' operator: Failed to resolve …` (azure-cli-extensions#3002). */
export function semanticFault(code: string, message: string, at?: number): KqlError {
  return new KqlError({ kind: 'semantic', code, message, at });
}

export function limitFault(message: string): KqlError {
  return new KqlError({ kind: 'limit', code: 'LimitExceeded', message });
}
