package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the history says of a section that was looked at again. */
class SectionResultsTest {

    private static final DailyEmailKey KEY = new DailyEmailKey(new AccountId(1), Samples.DAY);

    private final Tables tables = new Tables();
    private final DailyEmails emails = new InMemoryDailyEmails(tables);
    private final DigestHistory history = new InMemoryDigestHistory(tables);
    private final SectionResults results =
            new SectionResults(
                    new DigestNotices((_, found) -> found.size(), new InMemoryDigestItems(tables)),
                    new InMemoryCoverages(tables),
                    emails,
                    history,
                    () -> Samples.NOON);

    private Status noted() {
        results.note(
                KEY.person(),
                Samples.WEATHER,
                KEY.date(),
                false,
                new Coverage(12, 0, Instant.EPOCH),
                "Nothing new.");
        return history.of(KEY.person()).getFirst().status();
    }

    private void refusedForGood() {
        MailSamples.opened(emails, KEY);
        MailSamples.concluded(
                emails,
                MailSamples.claimed(emails, KEY),
                sending ->
                        sending.refused(
                                SendFailure.permanent("mailbox_unavailable"), Samples.NOON));
    }

    private void says(int found) {
        history.put(
                new HistoryEntry(
                        KEY.person(),
                        Samples.WEATHER,
                        KEY.date(),
                        Status.TECHNICAL_ERROR,
                        found,
                        "We could not write the mail.",
                        Samples.NOON));
    }

    @Test
    void a_quiet_look_says_that_nothing_is_new() {
        assertThat(noted()).isEqualTo(Status.NOTHING_NEW);
    }

    @Test
    void what_was_found_and_could_not_be_mailed_stays_said_when_a_later_look_finds_nothing() {
        refusedForGood();
        says(2);

        assertThat(noted()).isEqualTo(Status.TECHNICAL_ERROR);
    }

    @Test
    void a_look_that_failed_is_replaced_by_one_that_did_not_also_beside_a_mail_that_failed() {
        refusedForGood();
        says(0);

        assertThat(noted()).isEqualTo(Status.NOTHING_NEW);
    }
}
