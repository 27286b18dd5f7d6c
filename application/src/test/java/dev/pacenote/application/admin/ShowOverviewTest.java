package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An admin looks at the last days. */
class ShowOverviewTest {

    private static final Topic WIND = new Topic("sample.wind");
    private static final Topic RAIN = new Topic("sample.rain");
    private static final LocalDate DAY = Samples.DAY;

    private final Stores stores = InMemoryStores.on(new Tables());
    private final ShowOverview overview = new ShowOverview(stores.overview(), stores.emails());
    private final Account ann = named("Ann");
    private final Account bob = named("Bob");

    private Account named(String name) {
        return Samples.added(
                stores.accounts(), Samples.newAccount(name, Samples.word() + "@example.org"));
    }

    private void row(Account person, Topic topic, LocalDate date, HistoryEntry.Status status) {
        stores.history()
                .put(
                        new HistoryEntry(
                                person.id(), topic, date, status, 1, "Something.", Samples.NOON));
    }

    @Test
    void days_that_have_rows_are_counted_newest_first() {
        row(ann, WIND, DAY, HistoryEntry.Status.SENT);
        row(ann, RAIN, DAY, HistoryEntry.Status.SENT);
        row(bob, WIND, DAY, HistoryEntry.Status.TECHNICAL_ERROR);
        row(bob, WIND, DAY.minusDays(2), HistoryEntry.Status.SENT);

        assertThat(overview.days(DAY.minusDays(2), DAY))
                .containsExactly(
                        new Overview.Day(DAY, 2, Map.of(WIND, 2, RAIN, 1), 2, 1),
                        new Overview.Day(DAY.minusDays(2), 1, Map.of(WIND, 1), 1, 0));
    }

    @Test
    void days_before_and_after_are_not_shown() {
        row(ann, WIND, DAY.minusDays(1), HistoryEntry.Status.SENT);
        row(ann, WIND, DAY.plusDays(1), HistoryEntry.Status.SENT);

        assertThat(overview.days(DAY, DAY)).isEmpty();
    }

    @Test
    void people_of_a_day_are_shown_with_their_mail_errors_first_then_by_name() {
        var cid = named("Cid");
        row(ann, WIND, DAY, HistoryEntry.Status.SENT);
        row(bob, WIND, DAY, HistoryEntry.Status.SENT);
        row(cid, WIND, DAY, HistoryEntry.Status.TECHNICAL_ERROR);
        var mail = MailSamples.opened(stores.emails(), new DailyEmailKey(bob.id(), DAY));
        MailSamples.opened(stores.emails(), new DailyEmailKey(ann.id(), DAY.minusDays(1)));

        var people = overview.people(DAY, 10);

        assertThat(people)
                .extracting(row -> row.day().username())
                .containsExactly("Cid", "Ann", "Bob");
        assertThat(people)
                .extracting(ShowOverview.Row::email)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(mail));
    }

    @Test
    void no_more_people_are_shown_than_were_asked_for() {
        row(ann, WIND, DAY, HistoryEntry.Status.SENT);
        row(bob, WIND, DAY, HistoryEntry.Status.SENT);

        assertThat(overview.people(DAY, 1))
                .extracting(row -> row.day().username())
                .containsExactly("Ann");
        assertThat(overview.people(DAY.plusDays(1), 10)).isEmpty();
    }
}
