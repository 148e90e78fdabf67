import { describe, expect, it } from 'vitest';
import { armGuid, uuidV5 } from '../../src/model/guid.ts';

describe('guid', () => {
  it('makes the name-based ids of RFC 9562 appendix A', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('makes what guid() of an ARM template makes', () => {
    expect(armGuid('a', 'b', 'c')).toBe('a98fa280-e03f-5afa-8d8e-92d0a9c201e8');
    expect(armGuid('a', 'b')).not.toBe(armGuid('a', 'c'));
  });
});
