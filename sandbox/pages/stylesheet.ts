/** The pages' one stylesheet, served as a file so that the policy can forbid everything inline. */
export const STYLESHEET = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #5b6570; --line: #7b8794; --accent: #0b5c4d; --alarm: #a3211b; --band: #fff4cc; --band-ink: #4d3b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceff2; --paper: #15191d; --soft: #a4aeb8; --line: #76828e; --accent: #58c2ab; --alarm: #ff9d94; --band: #3b3210; --band-ink: #ffe9a3; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.band { margin: 0; padding: .6rem 1rem; text-align: center; background: var(--band); color: var(--band-ink); }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: .25rem 0 0; font-size: 2.25rem; line-height: 1.15; }
.what { margin: 0; color: var(--soft); }
form { margin-top: 1.75rem; }
fieldset { border: 0; margin: 1rem 0 0; padding: 0; }
legend { padding: 0; font-weight: 600; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input:not([type=radio]) { width: 100%; padding: .65rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .4rem; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
.choice { display: flex; gap: 1.5rem; margin-top: .25rem; }
.choice label { display: flex; gap: .5rem; align-items: center; margin: 0; font-weight: 400; }
form:has([value=card]:checked) .debit, form:has([value=sepa_debit]:checked) .card { display: none; }
button { width: 100%; margin-top: 1.5rem; padding: .8rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--accent); border: 0; border-radius: .4rem; cursor: pointer; }
button.second { color: inherit; background: transparent; border: 1px solid var(--line); margin-top: .75rem; }
.error { padding: .75rem 1rem; border-left: 4px solid var(--alarm); color: var(--alarm); }
.hints { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
.hints ul { padding-left: 1.1rem; margin: .5rem 0; }
code { font-family: ui-monospace, monospace; }
a { color: var(--accent); }
`;
