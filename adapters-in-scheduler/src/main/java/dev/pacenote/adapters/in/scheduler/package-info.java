/**
 * What starts work without a person: the clock, and jobs that wait in the store. On db-scheduler or
 * an SQS queue, so that several instances on one database share the work and a crash loses nothing.
 */
package dev.pacenote.adapters.in.scheduler;
