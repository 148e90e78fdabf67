import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { publishedVersions } from '../../src/openapi/catalogue.ts';
import { sharedFile } from './shared.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface SpecServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Method, path and query of every request so far. */
  readonly requests: readonly string[];
  /** Headers of every request so far. */
  readonly headers: readonly IncomingMessage['headers'][];
  stop(): Promise<void>;
}

/** Answers on loopback until it is stopped; stopping twice does no harm. */
export async function serveSpecs(answer: Answer = published): Promise<SpecServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    headers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Versions whose description is in `../shared`. */
export const sharedVersions: readonly string[] = ['2022-12-01', '2023-05-15', '2024-02-01', '2024-06-01', '2024-08-01-preview', '2024-10-21', '2025-01-01-preview', '2025-03-01-preview', '2025-04-01-preview', 'v1'];

export function sharedSpec(version: string): Buffer {
  return readFileSync(sharedFile(`specs/aoai/${version === 'v1' ? 'azure-v1-v1-generated' : version}.json`));
}

/** As upstream has them: `/COMMIT/PATH`. */
export const published: Answer = (request, response) => {
  const path = (request.url ?? '').replace(/\?.*$/, '');
  const found = publishedVersions.find((each) => path.endsWith(`/${each.commit}/${each.path}`) && sharedVersions.includes(each.version));
  if (found === undefined) response.writeHead(404).end('404: Not Found');
  else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(sharedSpec(found.version));
};
