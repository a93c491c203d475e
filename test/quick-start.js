// As src/start.js does it, for whatever runs the program in a test: `node --import` this.
import module from 'node:module';

// drizzle's ES modules are many small files: 1.0 s to load where its CommonJS ones take 0.1 s.
module.registerHooks?.({
	resolve: (specifier, context, next) =>
		next(specifier, specifier.startsWith('drizzle-orm') ? { ...context, conditions: ['node', 'require'] } : context),
});
// What was compiled (and stripped of its types) once is kept.
module.enableCompileCache?.();
