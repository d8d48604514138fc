import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { SignIn } from './sign-in';

@Component({
  selector: 'app-root',
  imports: [SignIn],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <migris-account [attr.api]="api" locale="lt"></migris-account>
    <button type="button" (click)="locale.set(locale() === 'en' ? 'lt' : 'en')">Other language</button>
    <button type="button" (click)="shown.set(!shown())">{{ shown() ? 'Take away' : 'Bring back' }}</button>
    @if (shown()) {
      <app-sign-in [api]="api" [locale]="locale()" (news)="tell($event)" />
    }
    <ol>
      @for (line of news(); track $index) {
        <li>{{ line }}</li>
      }
    </ol>
  `,
})
class App {
  readonly api = new URLSearchParams(location.search).get('api') ?? '';
  readonly news = signal<string[]>([]);
  readonly locale = signal('en');
  readonly shown = signal(true);

  tell(line: string): void {
    this.news.update((lines) => [...lines, line]);
  }
}

bootstrapApplication(App).catch(console.error);
