import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** The requests that gateways have taken in, and what those wait for that are not answered yet. */
export interface OpenCalls {
  /** Requests that came in so far. */
  received(): number;
  /** Those of them that are not wholly answered, nor left by their client. */
  open(): number;
  /** Answers a request that came in: what `answer` sets off counts as its doing. Open until `to` is closed. */
  serve(message: IncomingMessage, to: ServerResponse, answer: () => void): void;
  /** The call in whose doing this is asked waits for the clock, until what it gives back is called. */
  asleep(): () => void;
  /** Something outside was asked; until its answer is there, and while somebody reads its body, that is waited for. */
  asked<T extends { readonly body: Buffer | Readable }>(answer: Promise<T>): Promise<T>;
  /** Whether anything is open that waits for something else than the clock; what was given up on does not count. */
  isStirring(): boolean;
  /** Bytes over the connections of the calls that stir: grows as long as clients send or read. */
  bytes(): number;
  /** Nobody is to wait for what is up to somebody outside, until it is heard of again; `all`: nor for what works in this process (it may be loading). */
  giveUp(all: boolean): void;
  /** Takes back the giving up of calls whose clients sent or read since. */
  lookAgain(): void;
  /** Tells of every change in any of this. Gives back how to be told no more. */
  watch(changed: () => void): () => void;
  /** Closes the connections of all that is open. */
  cut(): void;
}

interface OpenCall {
  readonly message: IncomingMessage;
  readonly to: ServerResponse;
  /** What it asked outside and has not wholly read. */
  asking: number;
  /** Parts of it that sleep. Some policies do several things side by side. */
  sleeping: number;
  /** The bytes over its connection when it was given up. */
  givenUpAt: number | undefined;
}

interface Asked {
  readonly by: OpenCall | undefined;
  body: Readable | undefined;
  isGivenUp: boolean;
}

/** `isFollowed`: whether anybody wants to know what calls wait for; where time is real nobody does, and they are counted only. */
export function newOpenCalls(isFollowed: boolean): OpenCalls {
  const calls = new Set<OpenCall>();
  /** Kept beside, for the clock asks at every timer. */
  const stirring = new Set<OpenCall>();
  const outside = new Set<Asked>();
  const watchers = new Set<() => void>();
  const current = new AsyncLocalStorage<OpenCall>();
  let count = 0;

  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const heardOf = (call: OpenCall | undefined): void => {
    if (call) call.givenUpAt = undefined;
    if (call?.sleeping === 0 && calls.has(call)) stirring.add(call);
    else if (call) stirring.delete(call);
    changed();
  };
  return {
    received: () => count,
    open: () => calls.size,
    serve: (message, to, answer) => {
      const call: OpenCall = { message, to, asking: 0, sleeping: 0, givenUpAt: undefined };
      count += 1;
      calls.add(call);
      to.once('close', () => {
        calls.delete(call);
        heardOf(call);
      });
      heardOf(call);
      if (isFollowed) current.run(call, answer);
      else answer();
    },
    asleep: () => {
      const call = current.getStore();
      if (!call) return () => undefined;
      call.sleeping += 1;
      heardOf(call);
      return () => {
        call.sleeping -= 1;
        heardOf(call);
      };
    },
    asked: (answer) => {
      if (!isFollowed) return answer;
      const asked: Asked = { by: current.getStore(), body: undefined, isGivenUp: false };
      const over = (): void => {
        outside.delete(asked);
        if (asked.by) asked.by.asking -= 1;
        heardOf(asked.by);
      };
      outside.add(asked);
      if (asked.by) asked.by.asking += 1;
      answer.then(({ body }) => {
        if (Buffer.isBuffer(body)) return over();
        asked.body = body;
        asked.isGivenUp = false;
        body.once('close', over);
        return heardOf(asked.by);
      }, over);
      return answer;
    },
    isStirring: () => {
      if (stirring.size > 0) return true;
      for (const asked of outside) if (isAwaited(asked)) return true;
      return false;
    },
    bytes: () => {
      let sum = 0;
      for (const call of stirring) sum += bytesOf(call);
      return sum;
    },
    giveUp: (all) => {
      for (const call of stirring) {
        if (!all && isAtWork(call)) continue;
        call.givenUpAt = bytesOf(call);
        stirring.delete(call);
      }
      for (const asked of outside) if (isAwaited(asked)) asked.isGivenUp = true;
    },
    lookAgain: () => {
      for (const call of calls) if (call.givenUpAt !== undefined && call.givenUpAt !== bytesOf(call)) heardOf(call);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    cut: () => {
      for (const { to } of calls) to.destroy();
    },
  };
}

function bytesOf({ message: { socket } }: OpenCall): number {
  return socket.bytesRead + socket.bytesWritten;
}

/** All of its request is here, nothing of its answer is on the way, and nobody outside was asked: whatever it waits for is in this process. */
function isAtWork({ message, to, asking }: OpenCall): boolean {
  return message.complete && !to.headersSent && asking === 0;
}

/** A body that nobody reads yet is not waited for: one that a policy will let go of when it tries once more. */
function isAwaited({ body, isGivenUp }: Asked): boolean {
  return !isGivenUp && (body === undefined || (body.readableFlowing !== null && !body.readableEnded && !body.destroyed));
}
