import type { ProfileSavedEvent, SignedInEvent } from '../../elements/internal/events.js';
import { find } from '../find.js';
import { startLanguage } from '../language.js';

startLanguage();

document.body.addEventListener('migris-signed-in', (event) => {
  welcome(event);
  // Whoever typed in the sign-in form would otherwise be left nowhere when it goes.
  if (!event.restored) find('greeting').focus();
});
document.body.addEventListener('migris-profile-saved', welcome);
document.body.addEventListener('migris-signed-out', () => open(false));

function welcome({ person }: SignedInEvent | ProfileSavedEvent): void {
  find('person').textContent = [person.givenNames, person.surname].filter(Boolean).join(' ');
  open(true);
}

function open(signedIn: boolean): void {
  find('signed-in').hidden = !signedIn;
  find('signed-out').hidden = signedIn;
}
