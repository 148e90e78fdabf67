import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * What is no HTTP, or more than one reading of it, is told so where it can be told, and its connection ends. `answering`: what
 * is on its way over the connection; nothing may stand in the middle of it.
 */
export function refuseUnreadable(error: Error & { readonly code?: string }, socket: Duplex, answering: ServerResponse | undefined): void {
  if (!socket.writable || error.code === 'ECONNRESET' || (answering?.headersSent === true && !answering.writableFinished)) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ''] ?? '400 Bad Request';
  const body = `{"statusCode": ${status.slice(0, 3)}, "message": ${JSON.stringify(status.slice(4))}}`;
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`, () => socket.destroy());
}
