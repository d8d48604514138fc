import type { Finding, FindingId } from '../finding.js';
import type { Seen } from '../seen.js';

/** Whether the codes' mails can show where they come from: those that cannot end up among the unwanted ones. */
export function mailFindings({ mail }: Seen): Finding[] {
  if (!mail) return [];
  const { domain, spf, dkim, dmarc } = mail;
  if ([spf, dkim, dmarc].includes(null)) return [{ id: 'mail-unasked', facts: [domain], lines: [] }];
  const lacking = (id: FindingId, line: string): Finding => ({ id, facts: [domain], lines: [line] });
  return [
    ...(spf ? [] : [lacking('mail-spf', `cf-bounce.${domain}. TXT "v=spf1 include:_spf.mx.cloudflare.net ~all"`)]),
    ...(dkim ? [] : [lacking('mail-dkim', `cf-bounce._domainkey.${domain}. TXT "v=DKIM1; h=sha256; k=rsa; p=…"`)]),
    ...(dmarc ? [] : [lacking('mail-dmarc', `_dmarc.${domain}. TXT "v=DMARC1; p=quarantine"`)]),
  ];
}
