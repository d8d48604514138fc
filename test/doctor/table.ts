import { catalogue, type FindingId } from '../../elements/doctor/finding.ts';
import { words } from '../../elements/words/en/doctor.ts';

type Sentence = string | ((...facts: string[]) => string);

/** Everything that the doctor finds, as docs/doctor.md lists it. */
export function rows(): string[] {
  return (Object.keys(catalogue) as FindingId[]).map((id) => {
    const { what, why, how } = words.findings[id] as Record<'what' | 'why' | 'how', Sentence>;
    const cells = [`\`${id}\``, catalogue[id], ...[what, why, how].map(said)];
    return `| ${cells.join(' | ')} |`;
  });
}

function said(sentence: Sentence): string {
  const text = typeof sentence === 'string' ? sentence : sentence('…', '…');
  return text.replace(/:$/, '').replaceAll('|', '\\|').replaceAll('<', '\\<');
}
