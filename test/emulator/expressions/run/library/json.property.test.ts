import { assert, constantFrom, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonReader } from '../../../../../src/emulator/expressions/run/library/json/json-reader.ts';
import { jsonText } from '../../../../../src/emulator/expressions/run/library/json/json-writer.ts';
import { ClrException } from '../../../../../src/emulator/expressions/run/value.ts';

const read = (text: string): string => jsonText(new JsonReader(text).read('JToken'), false);

function faultOf(text: string): unknown {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('JSON that is read and written', () => {
  it('means the same to JavaScript', () => {
    assert(
      property(jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(read(text))).toEqual(JSON.parse(text));
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('ends with an exception of .NET where it is none', () => {
    assert(
      property(string({ unit: constantFrom('{', '}', '[', ']', '"', ':', ',', '1', 'a', '\\', ' ', '-', '/', '*') }), (text) => {
        expect(faultOf(text) ?? new ClrException('', '')).toBeInstanceOf(ClrException);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });

  it('is not read deeper than its bound', () => {
    expect(() => read('['.repeat(100_000))).toThrow("The reader's MaxDepth of 512 has been exceeded.");
  });
});
