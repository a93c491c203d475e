import { afterAll, expect, test } from 'vitest';
import { House } from './house.ts';

const house = await new House().opens({
	clinicName: (language) => (language === 'fr' ? 'Chez Smith' : 'Smith & <b>Sons</b>'),
});
const secure = await new House().opens({ secure: true });
afterAll(() => Promise.all([house.closes(), secure.closes()]));

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, house.base), { headers });
const assetsIn = (page: string) => [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);

test('patients and staff have a conversation each, by a cookie that no script and no other site can use', async () => {
	const [patients] = (await get('/')).headers.getSetCookie();
	const [staff] = (await get('/desk')).headers.getSetCookie();
	expect(patients).toMatch(/^waitless-clinic=[\w-]{22}\.[\w-]{22}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
	expect(staff).toMatch(/^waitless-desk=[\w-]{22}\.[\w-]{22}; /);
});

test('a second visit keeps the conversation of the first', async () => {
	const [first] = (await get('/')).headers.getSetCookie();
	const [second] = (await get('/', { cookie: first!.split(';')[0]! })).headers.getSetCookie();
	expect(second).toBe(first);
});

test('a cookie that was made up, or is another side’s, opens no chat until the page has signed it', async () => {
	const [given] = (await get('/')).headers.getSetCookie();
	const [secret, signature] = given!.split(';')[0]!.split('=')[1]!.split('.');
	const asks = async (cookie: string, side = 'clinic') =>
		(await get(`/files/1?side=${side}`, { cookie: `waitless-${side}=${cookie}` })).status;
	expect(await asks(`${secret}.${signature}`)).toBe(404);
	const messages = (cookie: string, side = 'clinic') =>
		fetch(new URL(`/messages?side=${side}`, house.base), {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: `waitless-${side}=${cookie}` },
			body: JSON.stringify({ id: crypto.randomUUID(), said: { kind: 'text', text: 'hello' } }),
		}).then(({ status }) => status);
	expect(await messages(`${secret}.${signature}`)).toBe(200);
	for (const made of [secret!, `${secret}.${'A'.repeat(22)}`, `${'A'.repeat(22)}.${signature}`])
		expect(await messages(made)).toBe(401);
	expect(await messages(`${secret}.${signature}`, 'desk')).toBe(401);
	const [signed] = (await get('/', { cookie: `waitless-clinic=${secret}` })).headers.getSetCookie();
	expect(signed).toBe(given);
});

test('newcomers from one network are let in at a pace, and those who were here always', async () => {
	const busy = await new House().opens({ newcomers: { burst: 2, perSecond: 0.001 } });
	try {
		const [known] = (await fetch(busy.base)).headers.getSetCookie();
		expect((await fetch(busy.base)).status).toBe(200);
		const late = await fetch(busy.base);
		expect(late.status).toBe(429);
		expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(late.headers.getSetCookie()).toEqual([]);
		expect((await fetch(busy.base, { headers: { cookie: known!.split(';')[0]! } })).status).toBe(200);
	} finally {
		await busy.closes();
	}
});

test('over HTTPS the cookie insists on it, and so does the browser from then on', async () => {
	expect((await fetch(secure.base)).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
	expect((await get('/')).headers.get('strict-transport-security')).toBeNull();
	const [cookie] = (await fetch(secure.base)).headers.getSetCookie();
	expect(cookie).toMatch(/^__Host-waitless-clinic=.*; Secure$/);
});

test('every answer runs our own files only, and none of it in a frame', async () => {
	for (const path of ['/', '/desk', '/events', '/files/1']) {
		const { headers } = await get(path);
		const policy = headers.get('content-security-policy');
		expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
		expect(policy).toMatch(/frame-ancestors 'none'/);
		expect(policy).not.toMatch(/unsafe/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
	}
});

test('a name is text on the page, whatever it is made of', async () => {
	const page = await (await get('/')).text();
	expect(page).toContain('<h1>Smith &#38; &#60;b&#62;Sons&#60;/b&#62;</h1>');
	expect(page).not.toContain('<b>');
	expect(page).not.toMatch(/\{\{|style=|<script>| on\w+=/);
});

test("the page speaks the visitor's language where it has it, and English otherwise", async () => {
	expect(await (await get('/', { 'accept-language': 'de, fr-CA;q=0.8' })).text()).toContain('<html lang="fr">');
	expect(await (await get('/', { 'accept-language': 'constructor' })).text()).toContain('<html lang="en">');
	expect(await (await get('/desk')).text()).toContain('placeholder="/day"');
});

test("the clinic is called by its name in the page's language: above it, in its title and where it speaks", async () => {
	const french = await (await get('/', { 'accept-language': 'fr-CA' })).text();
	expect(french).toContain('<title>Chez Smith</title>');
	expect(french).toContain('<h1>Chez Smith</h1>');
	expect(french).toContain(' clinic="Chez Smith"');
	expect(french).not.toContain('Sons');
});

test('scripts and styles may be kept for ever, because a change gives them another address', async () => {
	const assets = assetsIn(await (await get('/')).text());
	expect(assets.length).toBeGreaterThan(5);
	for (const path of assets) {
		const response = await get(path);
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toContain('immutable');
		const etag = response.headers.get('etag')!;
		expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
	}
	expect((await get(`${assets[0]}/../../server.ts`)).status).toBe(404);
	expect((await get(assets[0]!.replace(/[^/]+$/, 'index.html'))).status).toBe(404);
});

test('every script that a script imports is named by the page, so that a slow line waits once', async () => {
	const assets = assetsIn(await (await get('/')).text());
	for (const path of assets.filter((each) => each.endsWith('.js'))) {
		const script = await (await get(path)).text();
		for (const [, name] of script.matchAll(/^import .* from '\.\/(.+)';$/gm)) {
			expect(assets.map((each) => each.split('/').at(-1))).toContain(name);
		}
	}
});

test('the whole page is small enough for a cheap phone on a slow line', async () => {
	const page = await get('/');
	const paths = assetsIn(await page.clone().text());
	let bytes = (await page.arrayBuffer()).byteLength;
	for (const path of paths) {
		const response = await get(path, { 'accept-encoding': 'gzip' });
		expect(response.headers.get('content-encoding')).toBe('gzip');
		bytes += Number(response.headers.get('content-length'));
	}
	expect(bytes).toBeLessThan(15_000);
});
