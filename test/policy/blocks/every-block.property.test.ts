import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { blockKinds } from '../../../src/policy/blocks/block.ts';
import { renderBlock } from '../../../src/policy/blocks/render.ts';
import { anyBlock, elementsOf, onTheWire } from './any-block.ts';

const settings = { seed: 5, numRuns: 40 };

describe.each(blockKinds)('a %s block', (kind) => {
  it('is read back from what it carries', () => {
    fc.assert(
      fc.property(anyBlock[kind], ({ readBack, value }) => {
        expect(readBack).toEqual(value);
      }),
      settings,
    );
  });

  it('is rendered again from what it carries alone, whatever a newer version added to it', () => {
    fc.assert(
      fc.property(anyBlock[kind], ({ blocks }) => {
        for (const { carried } of blocks) expect(renderBlock(kind, { ...onTheWire(carried), newer: { field: 1 } })).toStrictEqual(blocks);
      }),
      settings,
    );
  });

  it('is well-formed XML in lines, whatever things are called', () => {
    fc.assert(
      fc.property(anyBlock[kind], ({ blocks }) => {
        expect(() => elementsOf(blocks)).not.toThrow();
        expect(blocks.flatMap(({ lines }) => lines).filter((line) => /[\r\n]/.test(line))).toEqual([]);
      }),
      settings,
    );
  });

  it('gives each policy an id of its own', () => {
    fc.assert(
      fc.property(anyBlock[kind], ({ blocks }) => {
        const policies = elementsOf(blocks).filter(({ name }) => !['when', 'otherwise', 'value'].includes(name));
        const ids = policies.map(({ attributes }) => attributes['id'] ?? 'none');
        expect(ids.filter((id) => !id.startsWith('apim-llm-'))).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      settings,
    );
  });

  it('has no named values but those of the policy that it took over', () => {
    fc.assert(
      fc.property(anyBlock[kind], ({ blocks }) => {
        const values = elementsOf(blocks).flatMap(({ attributes, text }) => [...Object.values(attributes), text]);
        expect(values.filter((value) => value.includes('{{') && value !== '{{timeout}}')).toEqual([]);
      }),
      settings,
    );
  });

  it.each([null, 1, 'x', [], {}] satisfies Json[])('is not read where a field is %j, unless the generator writes that', (odd) => {
    fc.assert(
      fc.property(anyBlock[kind], ({ blocks }) => {
        const changes = blocks.flatMap(({ carried }) => Object.keys(carried).map((key) => ({ ...carried, [key]: odd })));
        const accepted = changes.filter((changed) => renderBlock(kind, changed) !== undefined);
        expect(accepted.map((changed) => renderBlock(kind, changed)?.[0]?.carried)).toStrictEqual(accepted);
      }),
      { ...settings, numRuns: 10 },
    );
  });
});
