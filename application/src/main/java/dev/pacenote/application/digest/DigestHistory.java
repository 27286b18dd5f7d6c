package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.List;

/** What became of each topic, per person and date: one row each. */
public interface DigestHistory {

    /** Writes a row, replacing what stands there, unless that says {@code SENT}. */
    void put(HistoryEntry entry);

    /** Removes a row because its mail is on the way again, unless it says {@code SENT}. */
    void clear(AccountId person, Topic topic, LocalDate date);

    /** Rows of a person from {@code from} to {@code to}, both included, newest first. */
    List<HistoryEntry> of(AccountId person, LocalDate from, LocalDate to);

    /** Everything of a person, newest first. */
    List<HistoryEntry> of(AccountId person);

    /** Number of rows that say {@code SENT}, of everybody. */
    long countSent();
}
