export interface Encoding {
  count(text: string): number;
  /** Bytes of each token of `text`, in order. */
  lengths(text: string): readonly number[];
  /** What these tokens say; nothing for numbers that are none. */
  textOf(tokens: readonly number[]): string;
}

/** Parts of words whose tokens the library remembers; its own limit would let hostile texts fill 100 MB. */
const remembered = 20_000;
/** Marks such as `<|endoftext|>` in what people write are text like any other. */
const marksAreText = { disallowedSpecial: new Set<string>() };

let loading: Promise<Encoding> | undefined;

/** o200k_base, the encoding of gpt-4o and its successors. Loading takes a third of a second and 100 MB: only when it is first asked for. */
export function loadEncoding(): Promise<Encoding> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Encoding> {
  const [encoding, { default: ranks }] = await Promise.all([import('gpt-tokenizer/encoding/o200k_base'), import('gpt-tokenizer/bpeRanks/o200k_base')]);
  encoding.setMergeCacheSize(remembered);
  return {
    count: (text) => encoding.countTokens(text, marksAreText),
    lengths: (text) => encoding.encode(text, marksAreText).map((token) => bytesOf(ranks[token]).length),
    textOf: (tokens) => Buffer.concat(tokens.map((token) => bytesOf(ranks[token]))).toString('utf8'),
  };
}

function bytesOf(token: string | readonly number[] | undefined): Buffer {
  return typeof token === 'string' ? Buffer.from(token) : Buffer.from(token ?? []);
}
