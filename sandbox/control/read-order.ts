import type { ReleaseOrder } from '../webhooks/disturbance';
import { ControlError } from './control-error';
import { word, type Fields } from './read-fields';

/** `order`: a word, or a list of event ids and types. @throws ControlError */
export function readOrder(fields: Fields): ReleaseOrder {
  const { order } = fields;
  if (!Array.isArray(order)) return word(fields, 'order', 'given', 'reversed', 'random');
  if (order.every((item) => typeof item === 'string')) return order;
  throw new ControlError(400, 'order is a word, or a list of event ids and types');
}
