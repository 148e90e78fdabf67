import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Requests that a client may send ahead of their turn; our own figure. One that sends more has its connection closed. */
const mostAhead = 1000;

type Handle = (message: IncomingMessage, response: ServerResponse) => void;

interface Line {
  answering: ServerResponse | undefined;
  readonly waiting: (readonly [IncomingMessage, ServerResponse])[];
}

/** The requests of each connection, one after the other. */
export interface Turns {
  readonly take: Handle;
  /** What is being answered over the connection, or was answered last. */
  answering(socket: Duplex): ServerResponse | undefined;
}

/**
 * A client may send requests before the ones ahead are answered. Node hands out all of them at once, and tells only the first one when
 * the connection ends: the calls behind it would go on for nobody. So each waits for its turn.
 */
export function inTurns(handle: Handle): Turns {
  const lines = new WeakMap<Duplex, Line>();
  const begin = (line: Line, message: IncomingMessage, response: ServerResponse): void => {
    line.answering = response;
    response.once('close', () => {
      line.answering = undefined;
      const next = line.waiting.shift();
      if (next && !message.socket.destroyed) begin(line, ...next);
    });
    handle(message, response);
  };
  return {
    take: (message, response) => {
      const { socket } = message;
      const line = lines.get(socket) ?? { answering: undefined, waiting: [] };
      if (line.answering === undefined) {
        lines.set(socket, line);
        begin(line, message, response);
      } else if (line.waiting.push([message, response]) > mostAhead) socket.destroy();
    },
    answering: (socket) => lines.get(socket)?.answering,
  };
}
