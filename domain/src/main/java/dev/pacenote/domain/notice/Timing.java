package dev.pacenote.domain.notice;

import java.time.Instant;

/**
 * The times of a notice.
 *
 * @param occurredAt when it happened, as far as known; else when it was found
 * @param foundAt when Pacenote learned of it
 */
public record Timing(Instant occurredAt, Instant foundAt) {}
