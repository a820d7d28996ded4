import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const web = dirname(fileURLToPath(import.meta.url));
const out = join(web, '../dist/web');

// A reader on a slow phone sees the box within a second of the page: about one round trip of a fresh connection.
const BOX_LIMIT_BYTES = 15 * 1024;

// The plain form wears what the box wears; what comes later wins.
const PAGE_SHEETS = [
  'tokens',
  'choices',
  'details',
  'box',
  'page',
  'giving',
  'standing',
  'managing',
  'statement',
  'own',
];
const PAGE_SCRIPTS = ['thank-you', 'run', 'embed'];
// Loaded by the box when a donor comes to what they are for.
const BOX_CHUNKS = ['monthly-question', 'tribute-part'];
// Donors' pages load nothing that only staff need.
const STAFF_SHEETS = ['tokens', 'staff', 'finance', 'statement'];

// light-dark() and color-mix() have their fallbacks in the sheets; the scripts need BigInt and nothing newer than this.
const TARGET = ['chrome100', 'firefox100', 'safari15.4'];

/**
 * Writes first and clears afterwards what an earlier build left: a server or another build beside this one always finds
 * whole files.
 */
async function buildWeb() {
  mkdirSync(join(out, 'languages'), { recursive: true });
  const chunks = await buildChunks();
  await buildBox(chunks);
  await buildPageFiles({ ...writeWords(), ...chunks });
  copyLanguages();
  const stale = readdirSync(out, { recursive: true }).filter(isStale);
  for (const name of stale) rmSync(join(out, name), { force: true });
}

const written = new Set();

function isStale(name) {
  return name.includes('.') && !name.endsWith(PART) && !written.has(name);
}

/** Put in place when it is whole: whoever reads it meanwhile finds it as it was. */
function write(name, content) {
  const part = join(out, `${name}.${process.pid}${PART}`);
  writeFileSync(part, content);
  renameSync(part, join(out, name));
  written.add(name);
}

/** What another build is at. */
const PART = '.part';

async function buildBox(chunks) {
  const { outputFiles } = await bundle('box/index.ts', 'box.js', { MAINSTAY_CHUNKS: JSON.stringify(chunks) });
  for (const file of outputFiles) write(basename(file.path), file.contents);
  const script = outputFiles.find((file) => file.path.endsWith('.js'));
  const size = gzipSync(script.contents, { level: 9 }).length;
  console.log(`box.js ${size} bytes gzipped of ${BOX_LIMIT_BYTES} allowed`);
  if (size > BOX_LIMIT_BYTES) throw new Error(`box.js is ${size - BOX_LIMIT_BYTES} bytes over its limit`);
}

/** What the box loads when it is needed: each a module of its own, by the name that box.js has for it. */
async function buildChunks() {
  const named = BOX_CHUNKS.map(async (name) => {
    const { outputFiles } = await bundle(`box/${name}.ts`, `${name}.js`, {}, 'esm');
    return [`${name}.js`, writeHashed(`${name}.js`, outputFiles.find((file) => file.path.endsWith('.js')).text)];
  });
  return Object.fromEntries(await Promise.all(named));
}

/** What only our own pages load carries its hash in its name, and can be kept for ever; manifest.json says which is which. */
async function buildPageFiles(manifest) {
  for (const name of PAGE_SCRIPTS) {
    const { outputFiles } = await bundle(`pages/${name}.ts`, `${name}.js`);
    manifest[`${name}.js`] = writeHashed(`${name}.js`, outputFiles.find((file) => file.path.endsWith('.js')).text);
  }
  manifest['page.css'] = writeHashed('page.css', await sheet(PAGE_SHEETS));
  manifest['staff.css'] = writeHashed('staff.css', await sheet(STAFF_SHEETS));
  write('manifest.json', JSON.stringify(manifest, null, 2));
}

function sheet(names) {
  return minifyCss(names.map((name) => readFileSync(join(web, 'styles', `${name}.css`), 'utf8')).join('\n'));
}

function writeHashed(name, text) {
  const hashed = hashedName(name, text);
  write(hashed, text);
  return hashed;
}

function hashedName(name, text) {
  const { name: stem, ext } = parse(name);
  return `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}${ext}`;
}

function bundle(entry, outfile, define = {}, format = 'iife') {
  return build({
    entryPoints: [join(web, entry)],
    outfile: join(out, outfile),
    bundle: true,
    write: false,
    minify: true,
    format,
    define,
    target: TARGET,
    charset: 'utf8',
    sourcemap: 'external',
    legalComments: 'none',
    plugins: [cssAsText, languagesByName],
  });
}

const cssAsText = {
  name: 'css-as-text',
  setup(context) {
    context.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: await minifyCss(readFileSync(path, 'utf8')),
      loader: 'text',
    }));
  },
};

/**
 * `mainstay:languages`: of every file of web/languages, the name of the file with the words of the box, and those few
 * that are needed before it has come, or when it never does.
 */
const languagesByName = {
  name: 'languages',
  setup(context) {
    context.onResolve({ filter: /^mainstay:languages$/ }, ({ path }) => ({ path, namespace: 'languages' }));
    context.onLoad({ filter: /.*/, namespace: 'languages' }, () => {
      const languages = languageFiles().map(({ code, words }) => {
        const { loading, loadFailed, retry } = words.give;
        return [
          code,
          { file: hashedName(`words-${code}.json`, boxWords(words)), give: { loading, loadFailed, retry } },
        ];
      });
      return { contents: JSON.stringify(Object.fromEntries(languages)), loader: 'json' };
    });
  },
};

/** One file per language, so that nobody loads the words of another. */
function writeWords() {
  const named = languageFiles().map(({ code, words }) => {
    const name = `words-${code}.json`;
    return [name, writeHashed(name, boxWords(words))];
  });
  return Object.fromEntries(named);
}

function boxWords({ give, problems }) {
  return JSON.stringify({ give, problems });
}

function copyLanguages() {
  for (const { code, words } of languageFiles()) {
    write(join('languages', `${code}.json`), JSON.stringify(words));
  }
}

function languageFiles() {
  const folder = join(web, 'languages');
  return readdirSync(folder).map((name) => ({
    code: parse(name).name,
    words: JSON.parse(readFileSync(join(folder, name), 'utf8')),
  }));
}

async function minifyCss(css) {
  const { code } = await transform(css, { loader: 'css', minify: true });
  return code;
}

await buildWeb();
