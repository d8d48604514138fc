/** How much of a letter a mail client shows in its list. */
const LENGTH = 120;

/** The line under the subject: what a mail client reads first in the HTML part, hidden or not, else in the text. */
export function previewOf({ html, text }: { html: string; text: string }): string {
  const body = html.replace(/<(head|style|script|title)\b.*?<\/\1>/gis, '').replace(/<[^>]*>/g, ' ');
  return decode(body.trim() || text)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LENGTH);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', zwnj: '' };

/** Character references as text. No parser of the browser: this page makes no markup from a letter. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
    if (name) return NAMED[name] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
