package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What counts when a part is looked at.
 *
 * @param today in the account's time zone
 * @param ids for tasks and movements that are new
 */
public record ReorderContext(Workshop workshop, Instant now, LocalDate today, Supplier<UUID> ids) {}
