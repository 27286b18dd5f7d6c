/** A daily run whose changes are undone, and what it would have told. */
package dev.pacenote.application.dailyrun.dryrun;
