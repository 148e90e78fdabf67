import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import { blockKinds, type Block, type BlockKind } from '../../../src/policy/blocks/block.ts';
import { withBlock, withBlocks, withoutBlock } from '../../../src/policy/blocks/edit.ts';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { canonical } from '../../../src/policy/document/canonical.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { anyDocument } from './documents.ts';
import { serviceText } from './service-text.ts';
import { someBlocks } from './some-blocks.ts';

const runs = { numRuns: 80, seed: 5 };
const oneBlock = fc.constantFrom(...blockKinds.flatMap((kind) => someBlocks(kind)));
/** In any order. */
const severalBlocks = fc.shuffledSubarray(blockKinds.flatMap((kind) => someBlocks(kind)), { minLength: 1 });

/** Undefined where the document takes no such block. */
function put(text: string | undefined, [first, ...more]: readonly Block[]): string | undefined {
  if (first === undefined) return text;
  try {
    return withBlocks(text, [first, ...more], 'operation');
  } catch (error) {
    if (error instanceof UserError && error.code === 'BackendSectionForeign') return undefined;
    throw error;
  }
}

function without(text: string, blocks: readonly Block[]): string | undefined {
  return blocks.reduce<string | undefined>((rest, { kind, section }) => rest && withoutBlock(rest, kind, section), text);
}

describe('editing blocks', () => {
  it('puts one in and takes it out, and every byte is back', () => {
    let done = 0;
    fc.assert(
      fc.property(anyDocument, oneBlock, (text, block) => {
        const edited = put(text, [block]);
        if (edited === undefined) return;
        done += 1;
        expect(findBlocks(readPolicyDocument(edited))).toMatchObject([{ kind: block.kind, section: block.section, carried: block.carried }]);
        expect(withoutBlock(edited, block.kind)).toBe(text);
      }),
      runs,
    );
    expect(done).toBeGreaterThan(60);
  });

  it('gives one document for any order of putting, and the first for any order of taking', () => {
    fc.assert(
      fc.property(anyDocument, severalBlocks, fc.integer(), (text, blocks, turn) => {
        const edited = put(text, blocks);
        const other = blocks.toSorted((a, b) => hash(a, turn) - hash(b, turn));
        expect(put(text, other)).toBe(edited);
        if (edited === undefined) return;
        expect(without(edited, blocks)).toBe(text);
        expect(without(edited, other)).toBe(text);
      }),
      runs,
    );
  });

  it('changes nothing where the same block is put again', () => {
    fc.assert(
      fc.property(anyDocument, severalBlocks, (text, blocks) => {
        const edited = put(text, blocks);
        if (edited === undefined) return;
        expect(put(edited, blocks)).toBe(edited);
        const served = serviceText(edited);
        expect(put(served, blocks)).toBe(served);
      }),
      runs,
    );
  });

  it('replaces a block by what would stand there without it', () => {
    fc.assert(
      fc.property(anyDocument, severalBlocks, oneBlock, (text, blocks, { kind }) => {
        const newer = someBlocks(kind, 'b');
        const edited = put(text, [...blocks, ...someBlocks(kind)]);
        if (edited === undefined) return;
        expect(put(edited, newer)).toBe(put(text, [...blocks.filter((block) => block.kind !== kind), ...newer]));
      }),
      runs,
    );
  });

  it('takes blocks out of what the service makes of the document', () => {
    fc.assert(
      fc.property(anyDocument, severalBlocks, severalBlocks, (text, first, second) => {
        const live = serviceText(text);
        const edited = put(live, first);
        const served = edited && put(serviceText(edited), second);
        if (served === undefined) return;
        expect(canonical(served)).toBe(canonical(put(live, [...second, ...first]) ?? ''));
        expect(canonical(without(serviceText(served), [...second, ...first]) ?? '')).toBe(canonical(text));
      }),
      runs,
    );
  });

  it('gives after any commands the document of the blocks that are left, and the first where none is', () => {
    const command = fc.record({ kind: fc.constantFrom(...blockKinds), row: fc.constantFrom('a', 'b', undefined) });
    let undone = 0;
    fc.assert(
      fc.property(fc.option(anyDocument, { nil: undefined }), fc.array(command, { minLength: 2, maxLength: 12 }), (text, commands) => {
        const there = new Map<BlockKind, readonly Block[]>();
        const wanted = (): string | undefined => (there.size === 0 ? text : put(text, [...there.values()].flat()));
        let document = text;
        for (const { kind, row } of commands) {
          const blocks = row === undefined ? [] : someBlocks(kind, row);
          const edited = row === undefined ? document && withoutBlock(document, kind) : put(document, blocks);
          if (row !== undefined && edited === undefined) continue;
          document = edited;
          if (row === undefined) there.delete(kind);
          else there.set(kind, blocks);
          expect(document).toBe(wanted());
          if (there.size === 0) undone += 1;
        }
      }),
      { ...runs, numRuns: 60 },
    );
    expect(undone).toBeGreaterThan(40);
  });

  it('changes no byte outside of the block', () => {
    fc.assert(
      fc.property(anyDocument, oneBlock, (text, block) => {
        const sections = readPolicyDocument(text).root.children.filter((node) => node.kind === 'element' && node.name === block.section && node.form === 'pair' && /\n/.test(text.slice(node.inner.start, node.inner.end)));
        const edited = sections.length === 1 ? put(text, [block]) : undefined;
        if (edited === undefined) return;
        const [found] = findBlocks(readPolicyDocument(edited));
        const [before, end] = [edited.slice(0, found?.span.start), edited.slice(found?.span.end)];
        const start = block.kind === 'retry' ? before : before.trimEnd();
        expect(text.startsWith(start)).toBe(true);
        expect(text.endsWith(end)).toBe(true);
        const displaced = text.slice(start.length, text.length - end.length);
        expect(displaced).toBe(block.kind === 'retry' ? found?.place.displaced : '');
      }),
      runs,
    );
  });

  it('gives a document or an error that says what to do, whatever it is given', () => {
    const mutation = fc.record({ at: fc.nat(), drop: fc.constantFrom(0, 0, 0, 1, 20), insert: fc.constantFrom('', '', ' ', 'x', '1', '<!-- y -->', '<z />', '\n', '<', '"', '<!-- apim-llm:v1 end deny -->', '<!-- apim-llm:v1 begin deny {} -->', '<!--', '-->', '</inbound>', '<inbound>', '@(', '@{', '\ud800', '\u0000', '<base />') });
    const outcomes = { edited: 0, refused: 0 };
    fc.assert(
      fc.property(anyDocument, severalBlocks, fc.array(mutation, { minLength: 1, maxLength: 2 }), oneBlock, (text, blocks, mutations, block) => {
        const mutated = mutations.reduce((current, { at, drop, insert }) => current.slice(0, at % (current.length + 1)) + insert + current.slice((at % (current.length + 1)) + drop), put(text, blocks) ?? text);
        try {
          const edited = withBlock(mutated, block, 'api');
          const rest = withoutBlock(edited, block.kind, block.section) ?? '';
          outcomes.edited += 1;
          const had = findBlocks(readPolicyDocument(mutated)).some(({ kind, section }) => kind === block.kind && section === block.section);
          expect(had ? mutated : rest).toBe(mutated);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          outcomes.refused += 1;
        }
      }),
      { ...runs, numRuns: 200 },
    );
    expect(outcomes.edited).toBeGreaterThan(40);
    expect(outcomes.refused).toBeGreaterThan(40);
  });
});

function hash({ kind, section }: Block, turn: number): number {
  return Array.from(kind + section).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) ^ turn, 7) % 1000;
}
