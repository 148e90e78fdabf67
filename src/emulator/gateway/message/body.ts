import { Readable } from 'node:stream';

/** A body was longer than what may be held in memory. */
export class BodyTooLong extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`the body is longer than ${limit} bytes`);
    this.limit = limit;
  }
}

/**
 * The body of a message: on its way as a stream until somebody wants to see it, then bytes. What nobody reads passes
 * untouched, byte for byte.
 */
export class Body {
  /** While it comes in, for all who wait for it at the same time. */
  private coming: Promise<Buffer> | undefined;
  private state: { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'stream'; readonly stream: Readable } | { readonly kind: 'gone' };

  private readonly faultOf: (error: unknown) => unknown;

  private constructor(state: Body['state'], faultOf: (error: unknown) => unknown = (error) => error) {
    this.state = state;
    this.faultOf = faultOf;
  }

  static empty(): Body {
    return new Body({ kind: 'bytes', bytes: Buffer.alloc(0) });
  }

  static of(content: Buffer | string): Body {
    return new Body({ kind: 'bytes', bytes: typeof content === 'string' ? Buffer.from(content) : content });
  }

  /** `faultOf`: what is thrown where the stream breaks off before all of it is in memory. */
  static from(stream: Readable, faultOf?: (error: unknown) => unknown): Body {
    return new Body({ kind: 'stream', stream }, faultOf);
  }

  /** The bytes where they are in memory; undefined while they are on their way. A consumed body is empty. */
  get bytes(): Buffer | undefined {
    return this.state.kind === 'stream' ? undefined : this.state.kind === 'gone' ? Buffer.alloc(0) : this.state.bytes;
  }

  /** Consumed or sent: what it was cannot be read any more. */
  get isGone(): boolean {
    return this.state.kind === 'gone';
  }

  /** Waits until all of it is in memory. Fails with BodyTooLong, or as the stream does. */
  async hold(limit: number): Promise<Buffer> {
    if (this.state.kind !== 'stream') return this.bytes ?? Buffer.alloc(0);
    return (this.coming ??= this.take(this.state.stream, limit).catch((error: unknown) => {
      throw error instanceof BodyTooLong ? error : this.faultOf(error);
    }));
  }

  private async take(stream: Readable, limit: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > limit) break;
      parts.push(part);
    }
    if (length > limit) {
      // Not cut off: an answer has to go back over the client's connection, and the next request come in over it.
      stream.resume();
      throw new BodyTooLong(limit);
    }
    const bytes = Buffer.concat(parts);
    this.state = { kind: 'bytes', bytes };
    return bytes;
  }

  /** What an expression read without `preserveContent` is there no more. */
  consume(): void {
    this.state = { kind: 'gone' };
  }

  /** For sending: bytes as they are, a stream once. */
  send(): Buffer | Readable {
    if (this.state.kind !== 'stream') return this.bytes ?? Buffer.alloc(0);
    const { stream } = this.state;
    this.state = { kind: 'gone' };
    return stream;
  }

  /** Lets go of a stream that nobody will read. */
  drop(): void {
    if (this.state.kind === 'stream') this.state.stream.destroy();
    this.state = { kind: 'gone' };
  }
}
