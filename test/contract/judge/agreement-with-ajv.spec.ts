import Ajv from 'ajv';
import type { Contract, Schema } from '../contract';
import { loadContract } from '../load-contract';
import { objectMutants } from '../mutations/object-mutants';
import { sampleObjects } from '../samples/objects';
import { checkShape } from './check-shape';
import { RouteTable } from './routes';
import { ROOT, type ShapeContext } from './shape-context';

/**
 * The judge reads JSON Schema itself: ajv needs a second to compile the graph of Stripe's types in every test file, and of a union it reports
 * every branch. Here ajv checks that reading, on every sample and everything we can break in it.
 */
it('on plain JSON Schema the judge and ajv agree about every sample and every broken one', () => {
  const contract = loadContract();
  const routes = new RouteTable(contract.routes);
  const context: ShapeContext = {
    schemas: withoutOurWords(contract.schemas),
    encoding: 'json',
    expand: new Set(),
    completeness: 'complete',
  };
  const ajv = new Ajv({ strict: false, validateSchema: false, logger: false });
  ajv.addSchema({ $id: 'contract', schemas: context.schemas });

  const disagreements = Object.entries(sampleObjects).flatMap(([path, object]) => {
    const schema = routes.find('GET', path)?.response ?? {};
    const validate = ajv.compile({ $ref: `contract${schema.$ref}` });
    return variantsOf(object)
      .filter(({ value }) => validate(value) !== (checkShape(value, schema, ROOT, context).length === 0))
      .map(({ what }) => `${path}: ${what}`);
  });
  expect(disagreements).toEqual([]);
});

/** Ids are no matter of JSON Schema. */
function variantsOf(object: Record<string, unknown>) {
  const broken = objectMutants(object, () => false).filter(({ what }) => !what.startsWith('id '));
  return [{ what: 'unbroken', value: object }, ...broken];
}

function withoutOurWords(schemas: Contract['schemas']): Record<string, Schema> {
  const ours = ['unixTime', 'currency', 'hashNamedBy'];
  const text = JSON.stringify(schemas, (name, value: unknown) =>
    ours.includes(name) && typeof value !== 'object' ? undefined : value,
  );
  return JSON.parse(text) as Record<string, Schema>;
}
