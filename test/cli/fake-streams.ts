import { PassThrough, Writable } from 'node:stream';

/** Keeps what was written; on demand it looks like a terminal. */
export class FakeOut extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 80;
  /** As process.stderr has it: whoever pipes into it does not end it. */
  readonly _isStdio = true;

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    this.emit('text');
    done();
  }

  /** What a terminal has and a spinner calls. */
  clearLine(): boolean {
    return true;
  }

  cursorTo(): boolean {
    return true;
  }

  moveCursor(): boolean {
    return true;
  }

  /** Ends when the text holds `what`, at once if it already does. */
  async until(what: string): Promise<void> {
    while (!this.text.includes(what)) await new Promise((resolve) => this.once('text', resolve));
  }
}

export class FakeIn extends PassThrough {
  readonly isTTY: boolean;

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  setRawMode(): this {
    return this;
  }
}
