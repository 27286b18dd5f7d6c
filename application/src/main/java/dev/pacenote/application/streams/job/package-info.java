/** Runs work of streams that the clock starts. */
package dev.pacenote.application.streams.job;
