import type { Runs } from '../../runs/runs';

/** Where whoever began a run is led: to what came of it, when that is there in a moment, and else to its page. */
export async function whereTo(runs: Runs, id: string, personId: string): Promise<string> {
  await runs.moment(id);
  const { state, kind, address } = await runs.find(id, personId);
  if (state !== 'done') return `/finance/runs/${id}`;
  return kind === 'closing' ? address : `/finance/runs/${id}/file`;
}
