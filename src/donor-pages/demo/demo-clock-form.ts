import { html, type Html } from '../../infrastructure/pages/html';

/** Lets time pass in a trial. For whoever tries the software, not for donors: in English, like the sandbox's pages. */
export function demoClockForm(now: Date): Html {
  const button = ([words, seconds]: readonly [string, number]): Html =>
    html`<button name="seconds" value="${seconds}">${words} later</button>`;
  return html`<form class="standing" method="post" action="/demo/clock" lang="en">
    <p class="aside">
      Sandbox time:
      <time datetime="${now.toISOString()}">${now.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>. Let some
      pass, and what falls due happens.
    </p>
    <p>${STEPS.map(button)}</p>
    <p class="aside"><a href="/demo/letters">Every letter that donors get</a></p>
  </form>`;
}

const DAY_SECONDS = 86_400;

/** Thirty-one days: whatever is monthly comes round. */
const STEPS = [
  ['A day', DAY_SECONDS],
  ['A week', 7 * DAY_SECONDS],
  ['A month', 31 * DAY_SECONDS],
] as const;
