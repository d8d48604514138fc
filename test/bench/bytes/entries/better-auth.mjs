import { createAuthClient } from 'better-auth/client';
import { emailOTPClient } from 'better-auth/client/plugins';

export const client = createAuthClient({ baseURL: 'https://api.example', plugins: [emailOTPClient()] });
