import { defineConfig } from 'prisma/config';
// `generate` and `validate` need no schema engine, only a file where the command line expects one; any existing file serves.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= `${import.meta.dirname}/prisma/schema-engine.mjs`;
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://127.0.0.1:1/none' },
});
