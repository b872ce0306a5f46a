/** Nonce of this page load, which the host wrote into the page; empty in a page without a policy. */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
