/** What can be wrong with one field. The wire carries the name beside the field; `elements/words/` has the words. */
export const problems = [
  'email_required',
  'email_invalid',
  'email_local_unsupported',
  'code_required',
  'code_too_short',
  'code_too_long',
  'code_not_digits',
  'name_required',
  'name_letters',
  'name_too_long',
  'name_unchanged',
  'phone_required',
  'phone_invalid',
  'words_required',
  'words_too_long',
  'reason_required',
  'document_required',
  'case_number_invalid',
  'search_text_required',
  'personal_code_invalid',
  'never_through_viisp',
  'in_another_office',
  'unrecognised_field',
  'invalid',
] as const;

/** The name of a problem with one field. */
export type Problem = (typeof problems)[number];
