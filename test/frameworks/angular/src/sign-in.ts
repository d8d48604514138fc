import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import 'migris-elements/angular';

@Component({
  selector: 'app-sign-in',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <migris-login
      [api]="api()"
      [locale]="locale()"
      email="vardas@example.com"
      (migris-signed-in)="
        news.emit(($event.restored ? 'Back' : 'In') + ': ' + $event.person.givenNames + ' ' + $event.person.surname)
      "
      (migris-signed-out)="news.emit('Out')"
    ></migris-login>
  `,
})
export class SignIn {
  readonly api = input.required<string>();
  readonly locale = input.required<string>();
  readonly news = output<string>();
}
