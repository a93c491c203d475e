/** Whose a file is, for whoever is not let in: a command that was run as root leaves files that only root can open. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';

/** What keeps this account from reading and writing a file or folder, in a sentence; nothing if it may, or there is none. */
export function notOurs(path: string): string | undefined {
	try {
		accessSync(path, constants.R_OK | constants.W_OK);
		return undefined;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EROFS') return `${path} lies on a file system that can only be read, and it has to be written.`;
		if (code !== 'EACCES' && code !== 'EPERM') return undefined;
	}
	let owner: number;
	try {
		owner = statSync(path).uid;
	} catch {
		return `This account may not look at ${path}. Run this as the user of Waitless: sudo -u waitless …`;
	}
	const me = process.getuid?.();
	if (me === undefined || owner === me) return `${path} may not be read and written: see its permissions.`;
	const [its, mine] = [nameOf(owner), nameOf(me)];
	return owner === 0
		? `${path} belongs to root, and this runs as ${mine}. Give it back (sudo chown ${mine} ${path}), and run every command as that user: sudo -u ${mine} npm …`
		: `${path} belongs to ${its}, and this runs as ${mine}. Run it as that user: sudo -u ${its} npm …`;
}

function nameOf(user: number): string {
	try {
		const line = readFileSync('/etc/passwd', 'utf8')
			.split('\n')
			.find((each) => each.split(':')[2] === String(user));
		return line?.split(':')[0] ?? `user ${user}`;
	} catch {
		return `user ${user}`;
	}
}
