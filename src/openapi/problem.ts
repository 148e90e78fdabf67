/** Why API Management would not take a document as it is. */
export interface Problem {
  /** JSON pointer (RFC 6901) into the document. */
  readonly pointer: string;
  readonly reason: string;
}
