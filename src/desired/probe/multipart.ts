export interface FormFile {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** A form as RFC 7578 has it. The boundary is always the same: nothing that is sent has it inside. */
const boundary = 'apim-llm-probe-7d1f0c5e';

export const formContentType = `multipart/form-data; boundary=${boundary}`;

export function formBody(fields: Readonly<Record<string, string>>, file: FormFile): Buffer {
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.fileName}"\r\nContent-Type: ${file.contentType}\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + head, 'utf8'), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')]);
}
