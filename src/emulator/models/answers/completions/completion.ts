import type { Json } from '../../../../model/json.ts';
import type { Deployment, ModelAccount } from '../../deployment.ts';
import type { Piece, Tokenizer } from '../../tokens/tokenizer.ts';
import { plausibleText } from '../plausible-text.ts';
import { seededRandom } from '../../../random.ts';
import { seedOf } from '../seed.ts';
import { stoppedAt } from '../stop-sequences.ts';
import { saidBy, type TextOrTokens } from '../text-or-tokens.ts';
import type { CompletionRequest } from './completion-request.ts';

/** How one prompt goes on. */
export interface Completion {
  /** The prompt's too where it is echoed. */
  readonly pieces: readonly Piece[];
  readonly finish: 'stop' | 'length';
  /** That were written: an echo costs nothing. */
  readonly tokens: number;
}

export interface Writer {
  readonly deployment: Deployment;
  readonly account: ModelAccount;
  readonly tokenizer: Tokenizer;
}

/** The `at`th completion of a prompt; it hangs on prompt and seed alone. */
export function complete({ deployment, account, tokenizer }: Writer, request: CompletionRequest, prompt: TextOrTokens, at: number): Completion {
  const said = saidBy(prompt, tokenizer);
  const seed = String(seedOf(said, request.seed, String(at)));
  const text = ` ${plausibleText({ model: deployment.model.name, region: account.region }, said, seed)}`;
  const written = tokenizer.first(stoppedAt(text, request.stop), request.limit);
  const echoed = request.echo ? tokenizer.pieces(said) : [];
  return { pieces: [...echoed, ...tokenizer.pieces(written.text)], finish: written.cut ? 'length' : 'stop', tokens: written.tokens };
}

/** `logprobs` as completions have them: parallel lists. `before`: characters in front of these pieces. */
export function legacyLogprobs(pieces: readonly Piece[], alternatives: number, before = 0): Json {
  let offset = before;
  const offsets = pieces.map(({ text }) => {
    const own = offset;
    offset += text.length;
    return own;
  });
  const probabilities = pieces.map(({ text }, at) => Number((-seededRandom(seedOf(text, String(at)))() / 4).toFixed(6)));
  return {
    text_offset: offsets,
    token_logprobs: probabilities,
    tokens: pieces.map(({ text }) => text),
    top_logprobs: alternatives === 0 ? null : pieces.map(({ text }, at) => ({ [text]: probabilities[at] ?? 0 })),
  };
}
