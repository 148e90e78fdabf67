/** A part of what was said, in seconds. */
export interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Transcript {
  readonly text: string;
  /** English name, as whisper's answers have it. */
  readonly language: string;
  readonly seconds: number;
  readonly segments: readonly Spoken[];
  readonly words: readonly Spoken[];
}

/** Of a file's name, characters that are said. */
const saidOfName = 200;

/** Nothing is listened to: the text names the file, its size and its length, one sentence to a segment. */
export function transcriptOf(file: { readonly fileName: string; readonly size: number }, seconds: number, language: string): Transcript {
  const sentences = [`This is the file ${file.fileName.slice(0, saidOfName)}.`, `It has ${file.size} bytes.`, `It plays for ${seconds} seconds.`];
  const words = sentences.flatMap((sentence) => sentence.split(' '));
  const at = (count: number): number => Math.round((seconds * count * 100) / words.length) / 100;
  let before = 0;
  const segments = sentences.map((text) => {
    const start = at(before);
    before += text.split(' ').length;
    return { start, end: at(before), text };
  });
  return { text: sentences.join(' '), language, seconds, segments, words: words.map((text, index) => ({ start: at(index), end: at(index + 1), text })) };
}
