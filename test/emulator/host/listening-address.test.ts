import { describe, expect, it } from 'vitest';
import { listeningAddress } from '../../../src/emulator/listening-address.ts';

const own = () => ['192.0.2.7', '2001:db8::7'];

describe('the address of --unsafe-host', () => {
  it.each([
    [undefined, { listen: '127.0.0.1', inUrls: '127.0.0.1', names: [], isOpen: false }],
    ['localhost', { listen: 'localhost', inUrls: 'localhost', names: [], isOpen: false }],
    ['127.0.0.2', { listen: '127.0.0.2', inUrls: '127.0.0.2', names: ['127.0.0.2'], isOpen: false }],
    ['::1', { listen: '::1', inUrls: 'localhost', names: [], isOpen: false }],
    ['[::1]', { listen: '::1', inUrls: 'localhost', names: [], isOpen: false }],
    ['192.0.2.7', { listen: '192.0.2.7', inUrls: '192.0.2.7', names: ['192.0.2.7'], isOpen: true }],
    ['2001:db8::7', { listen: '2001:db8::7', inUrls: '[2001:db8::7]', names: ['2001:db8::7'], isOpen: true }],
    ['box.example.com', { listen: 'box.example.com', inUrls: 'box.example.com', names: ['box.example.com'], isOpen: true }],
    ['127.0.0.1.example.com', { listen: '127.0.0.1.example.com', inUrls: '127.0.0.1.example.com', names: ['127.0.0.1.example.com'], isOpen: true }],
  ])('is for %s in the URLs and in the certificate', (host, address) => {
    expect(listeningAddress(host, own)).toEqual(address);
  });

  it.each(['0.0.0.0', '::', '[::]'])('is called by the loopback for %s here, and by every address of the machine elsewhere', (host) => {
    expect(listeningAddress(host, own)).toMatchObject({ inUrls: '127.0.0.1', names: own(), isOpen: true });
  });

  it('leaves out what nobody else can call', () => {
    const { names } = listeningAddress('0.0.0.0');
    for (const name of names) expect(name).not.toMatch(/^(127\.|::1$|fe80:)/i);
  });
});
