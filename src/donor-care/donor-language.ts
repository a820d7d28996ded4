import type { EntityManager } from 'typeorm';

/** In which a donor is written to: that of the newest gift. @returns undefined for whoever is not known, or was erased */
export async function donorLanguage(manager: EntityManager, donorId: string): Promise<string | undefined> {
  const [donor]: { language: string | null }[] = await manager.query(LANGUAGE, [donorId]);
  return donor === undefined ? undefined : (donor.language ?? '');
}

const LANGUAGE = `
  select (select language from contributions c where c.donor_id = d.id order by c.pledged_at desc limit 1) as language
  from donors d where d.id = $1 and d.wrapped_key is not null`;
