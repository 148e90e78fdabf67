import type { Body } from './body.ts';
import type { Headers } from './headers.ts';
import type { Query } from './query.ts';

/** Parts of a URL that policies read and change. */
export interface GatewayUrl {
  scheme: string;
  host: string;
  port: number;
  /** With its leading slash, percent-encoded as it came. */
  path: string;
  query: Query;
}

export interface GatewayRequest {
  method: string;
  url: GatewayUrl;
  headers: Headers;
  body: Body;
}

export interface GatewayResponse {
  status: number;
  reason: string;
  headers: Headers;
  body: Body;
}
