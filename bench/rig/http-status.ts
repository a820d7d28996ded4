import { get } from 'node:http';

/** @returns the status this address answers with, or undefined while nothing listens there */
export function httpStatus(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    // A connection of its own each time: a kept one would survive the server it went to.
    const request = get(url, { agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    request.once('error', () => resolve(undefined));
  });
}

/** @returns true once this address answers well, undefined until then: what a wait looks for */
export async function answersWell(url: string): Promise<true | undefined> {
  return (await httpStatus(url)) === 200 ? true : undefined;
}
