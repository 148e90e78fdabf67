import { describe, expect, it } from 'vitest';
import { faultOfGraphQl } from '../../../src/emulator/arm/apis/graphql-document.ts';

describe('a GraphQL schema', () => {
  it.each([
    'type Query { a: String }',
    'schema { query: Root mutation: Change } type Root { a(b: Int = 1, c: [String!]! = ["type"]): Int @deprecated(reason: "type x {") } type Change { a: ID }',
    '"""\ntype Broken {\n""" type Query { type: String, input: Int } # type',
    'extend type Query { b: Int } type Query implements Node & Other { a: Int } interface Node { id: ID! } interface Other { a: Int } union Any = | Query | Thing type Thing { a: Int } scalar Date enum Color { RED type } input In { a: Int } directive @x(a: Int) repeatable on FIELD_DEFINITION | SCALAR',
    'type Query { a: Float @x(a: -1.5e3) b: [Int] } directive @x(a: Float) on FIELD_DEFINITION',
  ])('may be %s', (text) => {
    expect(faultOfGraphQl(text)).toBeUndefined();
  });

  it.each([
    ['', 'Query root type must be provided.'],
    ['type Other { a: Int }', 'Query root type must be provided.'],
    ['schema { mutation: M } type M { a: Int }', 'Query root type must be provided.'],
    ['schema { graphql: Query } type Query { a: Int }', 'Syntax Error: Unexpected Name "graphql".'],
    ['schema { query: Missing }', 'Unknown type "Missing".'],
    ['extend type Query { a: Int }', 'Query root type must be provided.'],
    ['type Query { a: Int', 'Syntax Error: Expected "}", found <EOF>.'],
    ['type Query { a: [Int } ]', 'Syntax Error: Unexpected "}".'],
    ['type { a: Int }', 'Syntax Error: Expected Name, found "{".'],
    ['type', 'Syntax Error: Expected Name, found "<EOF>".'],
    ['extend', 'Syntax Error: Unexpected Name "<EOF>".'],
    ['query { a }', 'Syntax Error: Unexpected Name "query".'],
    ['type Query { a: Int; }', 'Syntax Error: Unexpected character ";".'],
  ])('may not be %s', (text, fault) => {
    expect(faultOfGraphQl(text)).toBe(fault);
  });
});
