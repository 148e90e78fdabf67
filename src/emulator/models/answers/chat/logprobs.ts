import type { Json } from '../../../../model/json.ts';
import { seededRandom } from '../../../random.ts';
import type { Piece } from '../../tokens/tokenizer.ts';
import { seedOf } from '../seed.ts';

/** Tokens that stand in for what the model might have written instead. At most 20 alternatives are shown, the written one among them. */
const others = [' the', ' a', ' and', ' to', ' of', ' in', ' is', ' that', ' for', ' it', ' with', ' as', ' on', ' at', ' by', ' this', ' be', ' or', ' an', ' are'];

/** How much less likely each further alternative is, at least. */
const step = 0.5;

/** `logprobs.content` of these pieces. `alternatives`: how many `top_logprobs` each has. */
export function logprobsOf(pieces: readonly Piece[], alternatives: number): Json {
  return pieces.map(({ text }, at) => {
    const random = seededRandom(seedOf(text, String(at)));
    const written = entry(text, -random() / 4);
    const top = [text, ...others.filter((other) => other !== text)].slice(0, alternatives);
    let logprob = written.logprob;
    return {
      ...written,
      top_logprobs: top.map((other, place) => {
        if (place === 0) return written;
        logprob -= step + random();
        return entry(other, logprob);
      }),
    };
  });
}

function entry(token: string, logprob: number): { readonly token: string; readonly logprob: number; readonly bytes: readonly number[] } {
  return { token, logprob: Number(logprob.toFixed(6)), bytes: [...Buffer.from(token)] };
}
