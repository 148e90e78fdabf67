import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/openapi/shape.ts';

describe('the shape of a description', () => {
  it.each([
    ['https://{endpoint}/openai', [], 'openai'],
    ['{endpoint}/openai/v1', [], 'v1'],
    ['https://x.services.ai.azure.com/models/', [], 'models'],
    ['https://x', ['/deployments/{deployment-id}/embeddings'], 'openai'],
    [undefined, ['/chat/completions', '/responses'], 'v1'],
    [undefined, ['/chat/completions', '/info'], 'models'],
  ])('of %j with %j is %s', (url, paths, shape) => {
    expect(shapeOf({ servers: url === undefined ? undefined : [{ url }], paths: Object.fromEntries(paths.map((path) => [path, {}])) }, 'a.json')).toBe(shape);
  });

  it('is refused where nothing says it', () => {
    expect(() => shapeOf({ servers: [{ url: 'https://petstore' }], paths: { '/pets': {} } }, 'a.json')).toThrow(expect.objectContaining({ code: 'ShapeUnknown', exitCode: 2 }));
  });
});
