/** A keyed pseudonym as the store holds it: `C-`, or `C*` of what was masked, and 26 digits of base32. */
const TOKEN = /^C[-*]([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})[0-9A-HJKMNP-TV-Z]{18}$/;

/** How a customer is called: a pseudonym by its first eight digits, `C-7F3K-2M9Q`; others as the core gives them. */
export function customerName(id: string): string {
  const match = TOKEN.exec(id);
  return match ? `C-${match[1] ?? ''}-${match[2] ?? ''}` : id;
}
