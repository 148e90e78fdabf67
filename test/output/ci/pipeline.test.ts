import { describe, expect, test } from 'vitest';
import { annotation, neutral, pipelineOf, summaryUpload } from '../../../src/output/ci/pipeline.ts';

test.each([
  [{}, undefined],
  [{ CI: 'true' }, undefined],
  [{ GITHUB_ACTIONS: 'true' }, 'github'],
  [{ GITHUB_ACTIONS: 'false' }, undefined],
  [{ TF_BUILD: 'True' }, 'azure'],
  [{ TF_BUILD: '' }, undefined],
])('%j is %s', (env, expected) => {
  expect(pipelineOf(env)).toBe(expected);
});

const error = { level: 'error', code: 'A:b,c;d]', message: '100% of\r\nlines: a,b' } as const;

test('GitHub gets data and properties escaped as its runner reads them', () => {
  expect(annotation('github', error)).toBe('::error title=apim-llm%3A A%3Ab%2Cc;d]::100%25 of%0Alines: a,b');
  expect(annotation('github', { level: 'warning', code: 'W', message: 'x\u001B[1m' })).toBe('::warning title=apim-llm%3A W::x�[1m');
});

test('Azure Pipelines gets them escaped as its agent reads them', () => {
  expect(annotation('azure', error)).toBe('##vso[task.logissue type=error;code=A:b,c%3Bd%5D]100%AZP25 of%0Alines: a,b');
  expect(annotation('azure', { level: 'warning', code: 'W', message: 'x\n##vso[task.setvariable variable=A]b' })).toBe('##vso[task.logissue type=warning;code=W]x%0A# #vso[task.setvariable variable=A]b');
  expect(summaryUpload('/tmp/a%b.md')).toBe('##vso[task.uploadsummary]/tmp/a%AZP25b.md');
});

describe('a line of others', () => {
  test.each([
    ['name ##vso[task.setvariable variable=PATH]x', 'name # #vso[task.setvariable variable=PATH]x'],
    ['##VSO[a]', '# #VSO[a]'],
    ['##[error]x', '# #[error]x'],
    ['::error::x', ': :error::x'],
    ['  ::set-output name=a::b', '  : :set-output name=a::b'],
    ['a\n::stop-commands::b', 'a\n: :stop-commands::b'],
    ['a ::b and ## c and #[d', 'a ::b and ## c and #[d'],
  ])('%j is no command: %j', (line, expected) => {
    expect(neutral(line)).toBe(expected);
  });
});
