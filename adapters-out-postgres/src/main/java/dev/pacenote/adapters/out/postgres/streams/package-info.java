/** The area streams in Postgres. */
package dev.pacenote.adapters.out.postgres.streams;
