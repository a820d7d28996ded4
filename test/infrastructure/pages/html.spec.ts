import { html } from '../../../src/infrastructure/pages/html';

describe('a template', () => {
  it('escapes every value, in text and in attributes', () => {
    const evil = `"><script>alert('x')</script>&`;
    const page = html`<a title="${evil}">${evil}</a>`.text;
    expect(page).not.toContain('<script>');
    expect(page.match(/[<>]/g)).toHaveLength(4);
    expect(page).toContain('&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;');
  });

  it('takes what another template made as it is, and joins a list of them', () => {
    const items = ['<', '>'].map((text) => html`<li>${text}</li>`);
    expect(
      html`<ol>
        ${items}
      </ol>`.text.replace(/\s/g, ''),
    ).toBe('<ol><li>&#60;</li><li>&#62;</li></ol>');
  });

  it('writes nothing for what is not there', () => {
    expect(html`<p ${false}>${undefined}${0}</p>`.text).toBe('<p >0</p>');
  });
});
