import { NamedTexts } from './named-texts.ts';

/** The parameters of a URL's query in order; names are found without case, as API Management finds them. */
export class Query extends NamedTexts {
  /** Of `a=1&b=2`, with or without a question mark. */
  static parse(text: string): Query {
    return new Query(new URLSearchParams(text));
  }

  copy(): Query {
    return new Query(this.entries());
  }

  /** Without the question mark; empty where there are no parameters. Blanks as `%20`. */
  override toString(): string {
    return this.entries().map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  }
}
