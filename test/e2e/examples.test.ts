import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { apart, downloads, startExampleAzure, type ExampleAzure } from '../support/example-lines.ts';
import { testWithShared } from '../support/shared.ts';

let azure: ExampleAzure;
beforeAll(async () => {
  azure = await startExampleAzure();
});
afterAll(() => azure.stop());

const commands = await Promise.all(registry.map((entry) => entry.load()));
const examples = commands.filter(({ path }) => !apart.includes(path.join(' '))).flatMap(({ examples: lines }) => lines.map(({ line }) => line));

/** What an example does that works. */
const works = { code: 0, tells: true, errors: [] };

describe('every example of the help', () => {
  test.each(examples.filter((line) => !downloads.test(line)))('%s', async (line) => {
    expect(await azure.run(line)).toEqual(works);
  });

  for (const line of examples.filter((each) => downloads.test(each))) {
    testWithShared(line, 'specs/aoai', async () => {
      expect(await azure.run(line)).toEqual(works);
    });
  }
});
