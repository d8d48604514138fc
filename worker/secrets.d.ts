// Secrets that a Worker may be without; those that it must have stand in wrangler.toml.
interface Env {
  /** Our private key for VIISP, PKCS#8 PEM: there where VIISP is set up. */
  VIISP_KEY?: string;
}
