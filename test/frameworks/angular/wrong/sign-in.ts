import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'migris-elements/angular';

@Component({
  selector: 'app-sign-in',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <migris-login #login (migris-signed-in)="tell($event.person.shoeSize)"></migris-login>
    {{ login.locales }}
  `,
})
export class SignIn {
  tell(_size: string): void {}
}
