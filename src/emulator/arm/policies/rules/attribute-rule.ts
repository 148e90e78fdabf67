/** What an attribute has to be. Short keys where most rules have none: the table has hundreds of these. */
export interface AttributeRule {
  /** A type of XML Schema without its prefix, or the name of an enumeration. */
  readonly type: string;
  /** The schema takes an expression beside the type. */
  readonly expression?: 1;
  /** The words that a text may be. */
  readonly words?: readonly string[];
  readonly required?: 1;
  readonly default?: string;
}

export type AttributeRules = Readonly<Record<string, AttributeRule>>;
