import module from 'node:module';
import v8 from 'node:v8';

// Plain JavaScript, so that a Node too old for the rest can still read the sentence below.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`Waitless needs Node 22.18 or newer; this is ${process.versions.node}. On Linux "npm ci" brings one along that "npm start" uses; elsewhere please install it.`,
	);
	process.exit(1);
}
try {
	process.loadEnvFile();
} catch (error) {
	if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
}
// The heap grows by a quarter before it is looked through, and not by as much again: 180 MB resident in a busy hour, not 250.
v8.setFlagsFromString('--heap-growing-percent=25');
// drizzle's ES modules are many small files: 1.0 s to load where its CommonJS ones take 0.1 s.
module.registerHooks?.({
	resolve: (specifier, context, next) =>
		next(specifier, specifier.startsWith('drizzle-orm') ? { ...context, conditions: ['node', 'require'] } : context),
});
// What was compiled (and stripped of its types) once is kept: the next start is quicker.
module.enableCompileCache?.();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), process.env);
