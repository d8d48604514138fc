import { AuthClient } from '@supabase/auth-js';

export const client = new AuthClient({ url: 'https://api.example/auth/v1' });
