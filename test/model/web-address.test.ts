import { describe, expect, it } from 'vitest';
import { isLoopback, isWebAddress, shownAddress } from '../../src/model/web-address.ts';

describe('an address', () => {
  it.each([
    ['https://a.test/b', true],
    ['HTTP://a.test', true],
    ['ftp://a.test', true],
    ['https:/a.test', true],
    [' https://a.test', true],
    ['C:\\specs\\a.json', false],
    ['C:/specs/a.json', false],
    ['./https:/a', false],
    ['-', false],
  ])('%s: %s', (text, expected) => {
    expect(isWebAddress(text)).toBe(expected);
  });

  it.each([
    ['https://a.test/b/c.json', 'https://a.test/b/c.json'],
    ['https://me:pw@a.test:1/b?c=d#e', 'https://a.test:1/b'],
    ['https://me@pw@a.test/b@c', 'https://a.test/b@c'],
    ['https://a.test?c=me@d', 'https://a.test'],
    ['https://a.test/b?c\nd', 'https://a.test/b'],
    ['https://me:pw@not an address?c', 'https://not an address'],
    ['https:/me:pw@a.test/b?c', 'https:/a.test/b'],
    ['  https://me:pw@a.test/b?c', 'https://a.test/b'],
  ])('%j is shown as %j', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it.each([
    ['localhost', true],
    ['a.localhost', true],
    ['127.0.0.1', true],
    ['127.1.2.3', true],
    ['[::1]', true],
    ['127.0.0.1.evil.test', false],
    ['localhost.evil.test', false],
    ['10.0.0.1', false],
  ])('%s is this machine: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
