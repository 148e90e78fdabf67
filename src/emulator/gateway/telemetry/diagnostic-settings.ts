import { at, type Json, type JsonObject, textAt } from '../../../model/json.ts';

/** A diagnostic as the gateway follows it, its defaults filled in. */
export interface DiagnosticSettings {
  /** 0 to 100. */
  readonly percentage: number;
  /** What failed is logged whatever the percentage says. */
  readonly alwaysLogsErrors: boolean;
  readonly verbosity: Verbosity;
  readonly logsClientIp: boolean;
  readonly correlation: CorrelationProtocol;
  readonly nameFormat: 'Name' | 'Url';
  readonly frontend: Captures;
  readonly backend: Captures;
  readonly llm: LlmSettings | undefined;
}

export type Verbosity = 'verbose' | 'information' | 'error';
export type CorrelationProtocol = 'None' | 'Legacy' | 'W3C';

export interface Captures {
  readonly request: Capture;
  readonly response: Capture;
  /** Of the request's query. */
  readonly queryMasks: readonly Mask[];
}

/** What of one message is logged. */
export interface Capture {
  readonly headers: readonly string[];
  readonly headerMasks: readonly Mask[];
  readonly bytes: number;
}

export interface Mask {
  /** A name in small letters, or `*`. */
  readonly name: string;
  readonly hides: boolean;
}

export interface LlmSettings {
  /** Bytes of one entry of messages; undefined: messages are not logged. */
  readonly requestBytes: number | undefined;
  readonly responseBytes: number | undefined;
}

/** The most that a message's body is logged of (documented). */
const mostBytes = 8192;
const usualEntry = 32 * 1024;

/** Percentage, verbosity, protocol and names have the documented defaults; without masks of its own a diagnostic hides queries (A24#172). */
export function diagnosticSettings(fields: JsonObject = {}): DiagnosticSettings {
  return {
    percentage: numberAt(fields, 'sampling', 'percentage') ?? 100,
    alwaysLogsErrors: textAt(fields, 'alwaysLog')?.toLowerCase() === 'allerrors',
    verbosity: oneOf(['verbose', 'information', 'error'], textAt(fields, 'verbosity')) ?? 'information',
    logsClientIp: fields['logClientIp'] !== false,
    correlation: oneOf(['None', 'Legacy', 'W3C'], textAt(fields, 'httpCorrelationProtocol')) ?? 'Legacy',
    nameFormat: oneOf(['Name', 'Url'], textAt(fields, 'operationNameFormat')) ?? 'Name',
    frontend: capturesOf(fields['frontend']),
    backend: capturesOf(fields['backend']),
    llm: llmOf(fields['largeLanguageModel']),
  };
}

function capturesOf(stated: Json | undefined): Captures {
  const masking = at(stated, 'request', 'dataMasking');
  return {
    request: captureOf(at(stated, 'request')),
    response: captureOf(at(stated, 'response')),
    queryMasks: masking === undefined || masking === null ? [{ name: '*', hides: true }] : masksOf(at(masking, 'queryParams')),
  };
}

function captureOf(stated: Json | undefined): Capture {
  return {
    headers: listOf(at(stated, 'headers')).filter((name) => typeof name === 'string'),
    headerMasks: masksOf(at(stated, 'dataMasking', 'headers')),
    bytes: Math.min(mostBytes, numberAt(stated, 'body', 'bytes') ?? 0),
  };
}

function masksOf(stated: Json | undefined): readonly Mask[] {
  return listOf(stated).map((one) => ({ name: (textAt(one, 'value') ?? '').toLowerCase(), hides: textAt(one, 'mode')?.toLowerCase() === 'hide' }));
}

function llmOf(stated: Json | undefined): LlmSettings | undefined {
  if (textAt(stated, 'logs')?.toLowerCase() !== 'enabled') return undefined;
  const entryOf = (part: string): number | undefined =>
    textAt(stated, part, 'messages')?.toLowerCase() === 'all' ? Math.min(usualEntry, numberAt(stated, part, 'maxSizeInBytes') ?? usualEntry) : undefined;
  return { requestBytes: entryOf('requests'), responseBytes: entryOf('responses') };
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((one) => one.toLowerCase() === text?.toLowerCase());
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function numberAt(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : undefined;
}
