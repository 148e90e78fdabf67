import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../src/emulator/models/front/read-body.ts';

const form = (boundary: string, file = 'RIFF'): Buffer =>
  Buffer.from(
    [
      `--${boundary}`,
      'Content-Disposition: form-data; name="model"',
      '',
      'whisper',
      `--${boundary}`,
      'Content-Disposition: form-data; name="file"; filename="a.wav"',
      'Content-Type: audio/wav',
      '',
      file,
      `--${boundary}--`,
      '',
    ].join('\r\n'),
    'latin1',
  );

describe('a form', () => {
  it.each(['x', "a'()+_,-./:=?b", '0', '----WebKitFormBoundary7MA4YWxkTrZu0gW', 'b'.repeat(70)])('is read whatever its boundary is: %s', async (boundary) => {
    const body = await readBody(form(boundary), `multipart/form-data; boundary="${boundary}"`);
    expect(body).toMatchObject({ kind: 'form', bytes: form(boundary).length, files: [{ field: 'file', fileName: 'a.wav', contentType: 'audio/wav', bytes: Buffer.from('RIFF') }] });
    expect(body.kind === 'form' && [...body.fields]).toEqual([['model', 'whisper']]);
  });

  it('keeps what only looks like a boundary', async () => {
    const file = 'a--x\r\n--xy\r\n --x\r\nform-000000000000000000000000000000\r\n--x-\r\n\u00ff\u0000';
    const body = await readBody(form('x', file), 'multipart/form-data; boundary=x');
    expect(body.kind === 'form' && body.files.map(({ bytes }) => bytes.toString('latin1'))).toEqual([file]);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=y'])('without its boundary is refused: %s', async (type) => {
    await expect(readBody(form('x'), type)).rejects.toMatchObject({ status: 400 });
  });
});
