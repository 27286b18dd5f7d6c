package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What {@link Overview} promises. */
public interface OverviewContract {

    Topic RAIN = new Topic("sample.rain");
    Topic SNOW = new Topic("sample.snow");

    Overview overview();

    Accounts accounts();

    DigestHistory history();

    /** A day that no other test uses. */
    private static LocalDate day() {
        return LocalDate.ofEpochDay(ThreadLocalRandom.current().nextInt(100_000, 900_000) * 10L);
    }

    private void row(Account person, Topic topic, LocalDate date, HistoryEntry.Status status) {
        history().put(new HistoryEntry(person.id(), topic, date, status, 1, "words", Samples.NOON));
    }

    @Test
    default void days_with_rows_are_counted_newest_first() {
        var one = Samples.account(accounts());
        var two = Samples.account(accounts());
        var date = day();
        row(one, RAIN, date, HistoryEntry.Status.SENT);
        row(one, SNOW, date, HistoryEntry.Status.NOTHING_NEW);
        row(two, RAIN, date, HistoryEntry.Status.TECHNICAL_ERROR);
        row(two, RAIN, date.plusDays(2), HistoryEntry.Status.SENT);
        row(two, RAIN, date.plusDays(3), HistoryEntry.Status.SENT);

        assertThat(overview().days(date, date.plusDays(2)))
                .containsExactly(
                        new Overview.Day(date.plusDays(2), 1, Map.of(RAIN, 1), 1, 0),
                        new Overview.Day(date, 2, Map.of(RAIN, 2, SNOW, 1), 1, 1));
    }

    @Test
    default void a_row_that_changes_or_goes_is_counted_as_it_is_now() {
        var one = Samples.account(accounts());
        var two = Samples.account(accounts());
        var date = day();
        row(one, RAIN, date, HistoryEntry.Status.TECHNICAL_ERROR);
        row(one, RAIN, date, HistoryEntry.Status.SENT);
        row(one, SNOW, date, HistoryEntry.Status.NOTHING_NEW);
        history().clear(one.id(), SNOW, date);
        row(two, SNOW, date, HistoryEntry.Status.NOTHING_NEW);
        accounts().delete(two.id());

        assertThat(overview().days(date, date))
                .containsExactly(new Overview.Day(date, 1, Map.of(RAIN, 1), 1, 0));
    }

    @Test
    default void people_of_a_day_come_errors_first_then_by_name() {
        var word = Samples.word();
        var zed = Samples.added(accounts(), Samples.newAccount("Z" + word, "z" + word + "@a.org"));
        var abe = Samples.added(accounts(), Samples.newAccount("A" + word, "a" + word + "@a.org"));
        var mia = Samples.added(accounts(), Samples.newAccount("M" + word, "m" + word + "@a.org"));
        var date = day();
        row(mia, RAIN, date, HistoryEntry.Status.SENT);
        row(abe, RAIN, date, HistoryEntry.Status.NOTHING_NEW);
        row(zed, SNOW, date, HistoryEntry.Status.TECHNICAL_ERROR);
        row(zed, RAIN, date, HistoryEntry.Status.SENT);

        var people = overview().people(date, 500);

        assertThat(people)
                .extracting(Overview.PersonDay::username)
                .containsExactly("Z" + word, "A" + word, "M" + word);
        assertThat(people.getFirst().topics()).containsOnlyKeys(RAIN, SNOW);
        assertThat(people.getFirst().person()).isEqualTo(zed.id());
        assertThat(overview().people(date, 1)).hasSize(1);
    }
}
