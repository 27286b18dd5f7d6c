package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** A row of {@code notification_history}. */
@MappedEntity("notification_history")
public record HistoryRow(
        @Id long userId,
        String topic,
        LocalDate date,
        String status,
        int found,
        String message,
        Instant at) {

    /** The entry that the row describes. */
    public HistoryEntry entry() {
        return new HistoryEntry(
                new AccountId(userId), new Topic(topic), date, status(status), found, message, at);
    }

    /** The word of a status in the table: that of the contract, in capitals. */
    static String stored(HistoryEntry.Status status) {
        return status.wireName().toUpperCase(Locale.ROOT);
    }

    private static HistoryEntry.Status status(String stored) {
        return Arrays.stream(HistoryEntry.Status.values())
                .filter(status -> stored(status).equals(stored))
                .findFirst()
                .orElseThrow();
    }
}
