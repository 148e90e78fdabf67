/** What one template may use; our own figures: Azure names none. */
export const longestTemplate = 1_000_000;

/** Characters and items that a template makes or walks over. */
export const budget = 64_000_000;

/** Of the budget: one turn of a loop. */
export const perTurn = 400;

/** Of the budget: one item or character of a collection that a loop goes over. */
export const perItem = 10;

/** Of the budget: one unit of the work that a regular expression counts. */
export const perMatchStep = 4;

/** A net below the budget, for what is dear and spends little of it. In milliseconds of one core. */
export const longestRun = 5_000;
