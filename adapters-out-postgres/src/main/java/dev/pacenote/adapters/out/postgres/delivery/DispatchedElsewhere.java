package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * The notices in Postgres where people are told by an inbox in DynamoDB: here they are for the
 * daily mail alone. They leave by that store's deliveries, so a server that takes over the database
 * must not dispatch them once more.
 */
@Singleton
@Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
public final class DispatchedElsewhere {

    private final UndispatchedRows rows;

    DispatchedElsewhere(UndispatchedRows rows) {
        this.rows = rows;
    }

    /**
     * Marks notices as dispatched.
     *
     * @return how many; less than {@code atMost}: none is left
     */
    public int mark(int atMost) {
        return rows.markAny(atMost).size();
    }
}
