import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** What ARM answered, as it came over the wire: the SDK's models see none of it, so they neither drop nor invent fields. */
export interface Answer {
  readonly method: string;
  /** With query: never shown, poll URLs are signed. */
  readonly url: string;
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
  /** Undefined where the body is empty or not JSON. */
  readonly body: Json | undefined;
}

export function jsonOf(text: string): Json | undefined {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return undefined;
  }
}

export function answerOf(response: PipelineResponse): Answer {
  const text = response.bodyAsText ?? '';
  return {
    method: response.request.method,
    url: response.request.url,
    status: response.status,
    header: (name) => response.headers.get(name),
    text,
    body: jsonOf(text),
  };
}

export function isSuccess(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

export function objectOf(answer: Answer): JsonObject {
  return isObject(answer.body) ? answer.body : {};
}

export function requestIdOf(header: Answer['header']): string | undefined {
  return header('x-ms-request-id') ?? header('x-ms-correlation-request-id');
}

/** What may be shown of a URL: poll URLs carry signatures in their query. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
