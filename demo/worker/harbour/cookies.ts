/** Says that the browser keeps our cookies; set with each visit. */
export const PROBE = 'harbour_page';
/** Holds the session, where the browser keeps cookies. */
export const SESSION = 'harbour_session';

/** A cookie of this site alone. On https it would be `__Host-…; Secure`. */
export function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax`;
}

/** What the browser kept under this name. */
export function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.headers.get('cookie')?.split('; ') ?? [];
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}
