import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Every command of Prisma looks for a native engine first; ours needs no download. Windows starts no script as a program: there Prisma fetches its own.
if (process.platform !== 'win32') process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'prisma/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:1/none' },
});
