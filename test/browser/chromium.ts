import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const { version } = JSON.parse(
	readFileSync(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url), 'utf8'),
);

/** The browser that the packages bring, headless. It speaks to nobody but the page. */
export async function startChromium(): Promise<Browser> {
	const folder = await unpacked();
	return chromium.launch({
		executablePath: join(folder, 'chromium'),
		env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
		args: [
			'--headless=shell',
			'--no-sandbox',
			'--no-zygote',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
		],
	});
}

/**
 * Where the package's archives are unpacked, once for all runs on this machine: into a folder of one's own first, so that
 * two that start at the same time do not run each other's half-written file.
 */
async function unpacked(): Promise<string> {
	const folder = join(tmpdir(), `waitless-chromium-${version}`);
	if (existsSync(folder)) return folder;
	const own = await mkdtemp(join(tmpdir(), 'waitless-chromium-'));
	const { TMPDIR } = process.env;
	process.env.TMPDIR = own;
	await chromiumPackage.executablePath();
	if (TMPDIR === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = TMPDIR;
	await writeFile(join(own, 'fonts.conf'), fontsIn(join(folder, 'fonts')));
	await rename(own, folder).catch(() => rm(own, { recursive: true }));
	return folder;
}

/** The fonts of the package, so that a page looks the same on a machine that has none; then those of the machine. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${folder}</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${folder}-cache</cachedir>
	<alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
	<alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
