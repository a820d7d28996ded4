import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';

/** Asks for one whole address. @param missed whether the one before was nobody's; it is not written out again */
export function findPage({ csrfToken, missed }: { csrfToken: string; missed: boolean }): Html {
  return html`<section class="narrow">
    <h1>Donor care</h1>
    ${missed && html`<p class="failure" role="alert">Nobody by that address. Look at each letter of it, or ask which address they gave.</p>`}
    <form method="post" action="/care" class="fields card">
      ${csrfField(csrfToken)}
      <div class="field">
        <label for="address">The donor’s email address</label>
        <input
          id="address"
          name="address"
          type="email"
          required
          maxlength="254"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="address-hint"
        />
        <span class="hint" id="address-hint">
          The whole address, exactly as they gave it. There is no list and no search by a part of it, and each look is
          noted in the audit log.
        </span>
      </div>
      <p><button type="submit" class="main">Find</button></p>
    </form>
    <p class="soft">
      A single gift for which no receipt was wanted kept no address. Its charge is found by day and amount in the books
      of finance, or at Stripe; the donation id there leads to the gift’s page here.
    </p>
  </section>`;
}
