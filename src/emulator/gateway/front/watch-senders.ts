import type { IncomingMessage } from 'node:http';
import { realClock } from '../../clock.ts';

/** Looks after clients that send a body, all in one go: a timer and a listener for each would cost more than the calls. */
export interface SenderWatch {
  add(message: IncomingMessage): void;
  stop(): void;
}

/** Closes the connections of clients that fall silent in the middle of a body; one that waits for us to take more is not silent. */
export function watchSenders(silenceMs: number): SenderWatch {
  const sending = new Map<IncomingMessage, number>();
  // Sockets live in real time, whatever the world's clock says.
  const clock = realClock();
  const look = (): void => {
    for (const [message, heard] of sending) {
      const { socket, complete } = message;
      if (complete || socket.destroyed) sending.delete(message);
      else if (socket.bytesRead === heard && message.readableLength < message.readableHighWaterMark) socket.destroy();
      else sending.set(message, socket.bytesRead);
    }
    clock.at(clock.now() + silenceMs, look);
  };
  look();
  return {
    add: (message) => {
      if (message.complete) return;
      sending.set(message, message.socket.bytesRead);
      message.once('end', () => sending.delete(message));
    },
    stop: clock.stop,
  };
}
