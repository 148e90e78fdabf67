import { NamedTexts } from './named-texts.ts';

/** Headers of one message: in order, names as they were written and found without case. */
export class Headers extends NamedTexts {
  /** All values of the name, joined by commas; undefined where there is none. */
  get(name: string): string | undefined {
    const values = this.values(name);
    return values.length === 0 ? undefined : values.join(',');
  }

  copy(): Headers {
    return new Headers(this.entries());
  }
}
