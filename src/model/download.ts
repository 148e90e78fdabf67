/** Something to be fetched over HTTP. */
export interface Download {
  readonly url: string;
  /** What progress calls it, nothing secret in it. */
  readonly name: string;
  readonly limitBytes: number;
  /** Its hash is known, so a connection that is not encrypted will do. */
  readonly checked: boolean;
}

export type Downloaded =
  | { readonly bytes: Uint8Array; readonly contentType: string }
  /** A clause for after a colon: `it answered 404`. */
  | { readonly why: string; readonly tooLarge?: true };
