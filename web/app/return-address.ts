// Where one goes on after signing in: an address of ours, never of another site.

/** The address that is safe to go to; the start for anything else. */
export function returnAddress(wanted: string | undefined): string {
  return wanted !== undefined && isOwn(wanted) ? wanted : '/'
}

/** `//host` and `/\host` lead away, although they begin like a path. */
function isOwn(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && !/[\t\r\n]/.test(address) && !/^\/(sign-in|setup)\b/.test(address)
}
