/** Languages that MIGRIS serves people in. */
export const serviceLanguages = ['lt', 'en', 'ru'] as const;
/** A language of service. */
export type ServiceLanguage = (typeof serviceLanguages)[number];

/** What a person can be told about by mail: common messages, visits, personal and travel documents, the status of an application, mediation letters. */
export const notices = ['common', 'visit', 'documents', 'application', 'mediation'] as const;
/** One thing a person can be told about. */
export type Notice = (typeof notices)[number];
/** What a new account is told about, until the person chooses otherwise: everything but common messages. */
export const firstNotices: Notice[] = ['visit', 'documents', 'application', 'mediation'];
