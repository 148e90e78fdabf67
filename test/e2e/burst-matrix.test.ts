import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, articleEstate, startWorld, type World } from './burst-world.ts';

const statuses = [200, 400, 401, 403, 404, 408, 409, 429, 499, 500, 502, 503, 504, 'drop'] as const;
type Status = (typeof statuses)[number];

/** One call, and one right after it. */
interface Told {
  readonly first: string;
  readonly asked: string;
  readonly next: string;
  readonly nextAsked: string;
}

interface Row {
  readonly status: Status;
  /** The other deployment being well. */
  readonly healthy: Told;
  /** The other one answering the same. */
  readonly broken: Told;
}

let world: World;
const rows: Row[] = [];

async function told(status: Status, broken: readonly string[]): Promise<Told> {
  const faults = broken.map((account) => ({ match: { plane: 'model', account }, ...(status === 'drop' ? { drop: true } : { respond: { status, body: { error: { code: String(status) } } } }) }));
  await world.control('faults', status === 200 ? [] : faults);
  // Longer than any breaker is open, and than a minute of tokens.
  await world.control('clock', { advance: 'PT2M' });
  const [first, next] = await world.inTurn(article, { calls: 2 });
  if (!first || !next) throw new Error('two calls have two answers');
  const answer = ({ status: got, headers }: typeof first): string => (headers['retry-after'] === undefined ? String(got) : `${got}, Retry-After`);
  const asked = ({ attempts }: typeof first): string => attempts.map(({ backend }) => backend?.replace(/--.*/, '')).join(', ') || '–';
  return { first: answer(first), asked: asked(first), next: answer(next), nextAsked: asked(next) };
}

beforeAll(async () => {
  world = await startWorld(articleEstate(), { refusals: true });
  const { code, stderr } = await world.run('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes');
  if (code !== 0) throw new Error(stderr);
  for (const status of statuses) rows.push({ status, healthy: await told(status, ['main']), broken: await told(status, ['main', 'sub']) });
});
afterAll(() => world.stop());

const heads = {
  en: ['main answers', 'sub is well: the client gets', 'asked', 'the next call', 'asked', 'sub answers the same: the client gets', 'asked', 'the next call', 'asked'],
  ja: ['main の応答', 'sub が正常: クライアントへの応答', '呼び出し先', '次の呼び出し', '呼び出し先', 'sub も同じ応答: クライアントへの応答', '呼び出し先', '次の呼び出し', '呼び出し先'],
} as const;

function table(head: readonly string[]): string {
  const cells = ({ status, healthy, broken }: Row): readonly string[] => [String(status), ...[healthy, broken].flatMap(({ first, asked, next, nextAsked }) => [first, asked, next, nextAsked])];
  return [head, head.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

describe('a burst with its usual settings', () => {
  it('sends a 429 again and opens the breaker, and passes everything else on', () => {
    for (const { status, healthy } of rows) {
      const passed = status === 'drop' ? '500' : String(status);
      const expected = status === 429 ? { first: '200', asked: 'main, sub', next: '200', nextAsked: 'sub' } : { first: passed, asked: 'main', next: passed, nextAsked: 'main' };
      expect({ status, ...healthy }).toEqual({ status, ...expected });
    }
  });

  it('answers 429 with Retry-After, and asks nobody, where no deployment has room; a 503 of a model stays one', () => {
    for (const { status, broken } of rows) {
      const passed = status === 'drop' ? '500' : String(status);
      const expected = status === 429 ? { first: '429, Retry-After', asked: 'main, sub', next: '429, Retry-After', nextAsked: '–' } : { first: passed, asked: 'main', next: passed, nextAsked: 'main' };
      expect({ status, ...broken }).toEqual({ status, ...expected });
    }
  });

  it.each([['docs/burst.md', heads.en], ['docs/burst.ja.md', heads.ja]] as const)('does what %s says; WRITE_DOCS=1 writes the table', (page, head) => {
    const file = path.resolve(import.meta.dirname, '../..', page);
    const text = readFileSync(file, 'utf8');
    const written = text.replace(/(?<=<!-- matrix -->\n)[^]*(?=<!-- \/matrix -->)/, `${table(head)}\n`);
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(file, written);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });
});
