package dev.pacenote.application.platform.status;

import java.util.function.LongSupplier;

/**
 * Jobs of one kind that wait to be worked off.
 *
 * @param queue like {@code letters}
 * @param waiting counted when it is asked for; throws {@link
 *     dev.pacenote.application.platform.StoreUnavailableException} when the queue does not answer
 */
public record Backlog(String queue, LongSupplier waiting) {}
