import { expect } from 'chai';
import { html, LitElement, render } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { expectAccessible } from '../support/elements/axe.js';
import { allByRole, byLabel, byRole, eventually } from '../support/elements/query.js';

@customElement('try-inner')
class TryInner extends LitElement {
  @property() label = '';
  protected override render() {
    return html`<label for="it">${this.label}</label><input id="it" /><button>Toliau</button><button hidden>Slaptas</button>`;
  }
}

@customElement('try-outer')
class TryOuter extends LitElement {
  @property() label = 'Vardas';
  protected override render() {
    return html`<try-inner .label=${this.label}></try-inner><slot></slot>`;
  }
}

async function shown(): Promise<TryOuter> {
  const host = document.body.appendChild(document.createElement('main'));
  render(html`<try-outer><button>Išorė</button></try-outer>`, host);
  return host.querySelector('try-outer') as TryOuter;
}

describe('the element set-up', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('finds by role and label through shadow roots, and not what is hidden', async () => {
    const outer = await shown();
    const field = await eventually(() => byLabel(outer, 'Vardas'));
    expect(field.id).to.equal('it');
    expect(byRole(document, 'button', 'Toliau').localName).to.equal('button');
    expect(allByRole(outer, 'button').map((button) => button.textContent)).to.deep.equal(['Toliau', 'Išorė']);
    expect(() => byRole(outer, 'button')).to.throw('more than one');
    expect(() => byRole(outer, 'link')).to.throw('textbox Vardas');
    outer.label = 'Pavardė';
    expect((await eventually(() => byLabel(outer, /^Pav/))) instanceof HTMLInputElement).to.equal(true);
  });

  it('sees an unnamed field in a shadow root', async () => {
    const outer = await shown();
    await eventually(() => byLabel(outer, 'Vardas'));
    await expectAccessible(outer);
    outer.label = '';
    await eventually(() => allByRole(outer, 'textbox', '')[0]);
    await outer.updateComplete;
    let fault = '';
    await expectAccessible(outer).catch((error: Error) => {
      fault = error.message;
    });
    expect(fault).to.match(/label at try-outer › try-inner › #it/);
    expect(TryInner.name).to.equal('TryInner');
  });
});
