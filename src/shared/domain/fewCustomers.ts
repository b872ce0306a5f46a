/** A share of fewer customers than this says little; figures show it faded. */
export const FEW_CUSTOMERS = 10;
