export { register } from '@teamhanko/hanko-elements';
