import type { Headers } from '../message/headers.ts';
import type { CorrelationProtocol } from './diagnostic-settings.ts';

/** Which operation a call belongs to, and how the backend learns of it. */
export interface Correlation {
  readonly operationId: string;
  /** Of the request's row. */
  readonly id: string;
  /** Empty where the call begins its operation. */
  readonly parentId: string;
  /** A request to a backend: the id of its row, and what is sent. */
  child(): { readonly id: string; readonly header: readonly [name: string, value: string] | undefined };
}

/** As many random hex digits as are asked for. */
export type NewHex = (digits: 16 | 32) => string;

/** Takes up what the client sent by the protocol, or begins an operation. */
export function correlate(protocol: CorrelationProtocol, headers: Pick<Headers, 'get'>, newHex: NewHex): Correlation {
  switch (protocol) {
    case 'W3C':
      return byTraceContext(headers, newHex);
    case 'Legacy':
      return byRequestId(headers, newHex);
    case 'None': {
      return { operationId: newHex(32), id: newHex(16), parentId: '', child: () => ({ id: newHex(16), header: undefined }) };
    }
  }
}

/** W3C Trace Context: version, trace, span, flags. */
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;

function byTraceContext(headers: Pick<Headers, 'get'>, newHex: NewHex): Correlation {
  const [, trace, span = '', flags = '01'] = traceparent.exec(headers.get('traceparent')?.trim() ?? '') ?? [];
  const operationId = trace ?? newHex(32);
  return {
    operationId,
    id: newHex(16),
    parentId: span,
    child: () => {
      const id = newHex(16);
      return { id, header: ['traceparent', `00-${operationId}-${id}-${flags}`] };
    },
  };
}

/** The older protocol of Application Insights: `|root.a.b.`, each hop with a part of its own. */
function byRequestId(headers: Pick<Headers, 'get'>, newHex: NewHex): Correlation {
  const sent = headers.get('request-id')?.trim() ?? '';
  const root = /^\|?([^.]+)/.exec(sent)?.[1];
  const operationId = root ?? newHex(32);
  const id = sent === '' ? `|${operationId}.${newHex(16)}.` : `${/[._]$/.test(sent) ? sent : `${sent}.`}${newHex(16)}.`;
  let children = 0;
  return {
    operationId,
    id,
    parentId: sent,
    child: () => {
      children += 1;
      const of = `${id}${children}.`;
      return { id: of, header: ['Request-Id', of] };
    },
  };
}
