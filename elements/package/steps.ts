import { surely } from '../internal/load.js';

// Only the first screen is waited for; the steps that follow come while the person types.
void surely(() => import('../steps.js'));
