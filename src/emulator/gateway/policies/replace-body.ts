import { Body } from '../message/body.ts';
import type { Changeable } from './edit.ts';

/** Another body in the place of what a message had, with the headers that told of the old one's bytes gone. Text is UTF-8 and never compressed. */
export function replaceBody(message: Changeable, content: string | Buffer): void {
  if (typeof content === 'string') message.headers.delete('Content-Encoding');
  message.headers.delete('Content-Length');
  message.headers.delete('Transfer-Encoding');
  // What a client still sends is read to its end by the server: letting go of it here would close the connection.
  if ('status' in message) message.body.drop();
  message.body = Body.of(content);
}
