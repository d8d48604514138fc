import { createTRPCClient, httpLink } from '@trpc/client';
import { html, LitElement } from 'lit';

const client = createTRPCClient({ links: [httpLink({ url: '/trpc', methodOverride: 'POST' })] });

/** The least that Lit and the stock client can make of a form for an address. */
class BareForm extends LitElement {
  render() {
    return html`<form @submit=${this.submit}>
      <label for="email">E-mail address</label>
      <input id="email" name="email" type="email" autocomplete="email" />
      <button>Send code</button>
    </form>`;
  }

  submit(event) {
    event.preventDefault();
    void client.signIn.request.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  }
}

customElements.define('bare-form', BareForm);
