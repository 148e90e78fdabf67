import { didYouMean } from '../model/did-you-mean.ts';

/** As a hint's sentence, or undefined where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string | undefined {
  const found = didYouMean(word, candidates);
  return found === undefined ? undefined : `Did you mean ${found}?`;
}
