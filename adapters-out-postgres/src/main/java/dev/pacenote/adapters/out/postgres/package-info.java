/**
 * Stores in Postgres, on Jdbi: the SQL is here to be read. Each class keeps one port; what they
 * share is {@link dev.pacenote.adapters.out.postgres.PostgresStore}.
 */
package dev.pacenote.adapters.out.postgres;
