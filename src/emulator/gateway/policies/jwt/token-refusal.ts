/** Why a token is not taken, by the names of `context.LastError.Reason` (documentation: error handling). */
export type TokenReason =
  | 'TokenNotPresent'
  | 'TokenSignatureInvalid'
  | 'TokenSignatureKeyNotFound'
  | 'TokenAudienceNotAllowed'
  | 'TokenIssuerNotAllowed'
  | 'TokenExpired'
  | 'TokenClaimNotFound'
  | 'TokenClaimValueNotAllowed'
  | 'JwtInvalid';

/** On its way to the fault of the policy, whose status and words the document may state. */
export class TokenRefusal extends Error {
  readonly reason: TokenReason;

  constructor(reason: TokenReason, message: string) {
    super(message);
    this.name = 'TokenRefusal';
    this.reason = reason;
  }
}
