import perfHooks from 'node:perf_hooks';

/**
 * Whoever watches the process for as long as it lives, as our metrics do, is held by the process: with it all modules of
 * a test file, some 25 MB, and after a hundred files a worker of Jest does little but collect garbage. So each is let go
 * with its file.
 */
const { PerformanceObserver } = perfHooks;
const watching: InstanceType<typeof PerformanceObserver>[] = [];

class Noted extends PerformanceObserver {
  constructor(...given: ConstructorParameters<typeof PerformanceObserver>) {
    super(...given);
    watching.push(this);
  }
}

Object.assign(perfHooks, { PerformanceObserver: Noted });

afterAll(() => {
  Object.assign(perfHooks, { PerformanceObserver });
  for (const each of watching) each.disconnect();
});
