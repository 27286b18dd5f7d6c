package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.digest.DigestHistory} promises. */
public interface DigestHistoryContract {

    Topic WEATHER = new Topic("sample.weather");

    DigestHistory history();

    Accounts accounts();

    private static HistoryEntry entry(AccountId person, LocalDate date, Status status) {
        return new HistoryEntry(person, WEATHER, date, status, 3, "It's <windy>", Samples.NOON);
    }

    @Test
    default void a_row_is_replaced_until_it_says_sent() {
        var me = Samples.account(accounts()).id();
        var sent = entry(me, Samples.DAY, Status.SENT);
        history().put(entry(me, Samples.DAY, Status.TECHNICAL_ERROR));
        history().put(sent);

        history().put(entry(me, Samples.DAY, Status.NOTHING_NEW));
        history().clear(me, WEATHER, Samples.DAY);

        assertThat(history().of(me, Samples.DAY, Samples.DAY)).containsExactly(sent);
    }

    @Test
    default void a_row_is_cleared_while_its_mail_is_on_the_way() {
        var me = Samples.account(accounts()).id();
        history().put(entry(me, Samples.DAY, Status.NOTHING_NEW));

        history().clear(me, WEATHER, Samples.DAY);

        assertThat(history().of(me, Samples.DAY, Samples.DAY)).isEmpty();
    }

    @Test
    default void rows_come_newest_first_within_both_ends() {
        var me = Samples.account(accounts()).id();
        var other = Samples.account(accounts()).id();
        for (int day = 0; day < 4; day++) {
            history().put(entry(me, Samples.DAY.plusDays(day), Status.SENT));
            history().put(entry(other, Samples.DAY.plusDays(day), Status.SENT));
        }

        assertThat(history().of(me, Samples.DAY.plusDays(1), Samples.DAY.plusDays(2)))
                .containsExactly(
                        entry(me, Samples.DAY.plusDays(2), Status.SENT),
                        entry(me, Samples.DAY.plusDays(1), Status.SENT));
    }

    @Test
    default void everything_of_a_person_is_there_and_what_was_sent_is_counted() {
        var me = Samples.account(accounts()).id();
        long before = history().countSent();
        history().put(entry(me, Samples.DAY, Status.SENT));
        history().put(entry(me, Samples.DAY.minusYears(1), Status.NOTHING_NEW));

        assertThat(history().of(me)).hasSize(2);
        assertThat(history().countSent()).isEqualTo(before + 1);
    }
}
