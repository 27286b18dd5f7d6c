/** Requests that are done once, however often they are sent. */
package dev.pacenote.domain.platform.idempotency;
