/**
 * Stores in Postgres, on Micronaut Data: the SQL of each table is in its repository, to be read. A
 * store keeps one port; what they share is in {@code platform}.
 */
package dev.pacenote.adapters.out.postgres;
