import type { GatewayCall, Matched } from '../call.ts';
import type { GatewayRequest, GatewayResponse } from '../message/message.ts';
import type { DebugCredentials } from './debug-credentials.ts';
import { maskedTrace } from './masked.ts';
import { traceDocument } from './trace-document.ts';
import { traceLines } from './trace-lines.ts';
import type { TraceEntry } from './trace.ts';

export interface Tracing {
  begin(request: GatewayRequest, matched: Matched, allowsTracing: boolean): CallTracing;
  /** A call that got no further than this. */
  refused(method: string, path: string, status: number, why: string): void;
}

/** Of one call. */
export interface CallTracing {
  /** Undefined: nobody wants to know. */
  readonly entries: TraceEntry[] | undefined;
  /** The call is done; headers of the response say where its trace is. */
  end(call: GatewayCall, response: GatewayResponse): void;
}

export interface TracingParts {
  /** Told of every call; undefined where only those are traced that ask for it. */
  readonly print: ((lines: readonly string[]) => void) | undefined;
  readonly debug: DebugCredentials;
  /** Puts a trace where it can be read by who has its address. */
  readonly publish: (name: string, text: string) => string;
}

const untraced: CallTracing = { entries: undefined, end: () => undefined };

/**
 * Who may trace a call: who started the local Azure with it; the holder of a debug token of the API (`Apim-Debug-Authorization`, documented);
 * and the older `Ocp-Apim-Trace: true` with a key of a subscription that allows tracing.
 */
export function newTracing({ print, debug, publish }: TracingParts): Tracing {
  return {
    refused: (method, path, status, why) => print?.([`${method} ${path} → ${status} (${why})`]),
    begin: ({ method, headers }, { api }, allowsTracing) => {
      const token = headers.get('apim-debug-authorization');
      const permission = token === undefined ? undefined : debug.check(token, api.id);
      const byKey = allowsTracing && headers.get('ocp-apim-trace')?.toLowerCase() === 'true';
      const isTraced = print !== undefined || byKey || permission?.kind === 'granted';
      if (!isTraced && permission === undefined) return untraced;
      const entries: TraceEntry[] | undefined = isTraced ? [] : undefined;
      return {
        entries,
        end: (call, response) => {
          if (permission?.kind === 'expired') response.headers.set('Apim-Debug-Authorization-Expired', new Date(permission.at).toISOString());
          if (permission?.kind === 'otherApi') response.headers.set('Apim-Debug-Authorization-WrongAPI', `The token is for the API '${permission.name}'.`);
          if (!entries) return;
          const masked = maskedTrace(call, entries);
          const text = traceDocument(call, masked, response);
          if (permission?.kind === 'granted') response.headers.set('Apim-Trace-Id', debug.keep(call.matched.service.id, text));
          if (byKey) response.headers.set('Ocp-Apim-Trace-Location', publish(`trace-${call.requestId}.json`, text));
          print?.(traceLines(call, method, masked, response));
        },
      };
    },
  };
}
