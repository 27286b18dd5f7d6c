package dev.pacenote.application.digest;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.stream.Stream;

/** What became of a person's days, for their export. */
public final class HistoryExport implements AccountExport {

    private final DigestHistory history;

    public HistoryExport(DigestHistory history) {
        this.history = history;
    }

    @Override
    public String member() {
        return "notificationHistory";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return history.of(person).stream()
                .map(
                        entry ->
                                Map.<String, Object>of(
                                        "date", entry.date().toString(),
                                        "topic", entry.topic().name(),
                                        "status", entry.status().wireName(),
                                        "found", entry.found(),
                                        "message", entry.message(),
                                        "at", entry.at()));
    }
}
