package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An admin looks at the mails that no mail server took so far. */
class UnsentEmailsTest {

    private final Stores stores = InMemoryStores.on(new Tables());
    private final DailyEmails emails = stores.emails();
    private final Account fox = Samples.account(stores.accounts());

    private DailyEmail waiting(Account reader, LocalDate date) {
        return MailSamples.opened(emails, new DailyEmailKey(reader.id(), date));
    }

    private DailyEmail claimed(DailyEmail mail) {
        return MailSamples.claimed(emails, mail.key());
    }

    private void sent(DailyEmail mail) {
        MailSamples.concluded(emails, claimed(mail), sending -> sending.accepted(Samples.NOON));
    }

    private Paging.Page<UnsentEmails.Row> list(int page, int size) {
        return new UnsentEmails(emails, stores.accounts()).list(new Paging(page, size));
    }

    @Test
    void mails_that_wait_are_listed_with_their_readers_latest_date_first() {
        var early = waiting(fox, Samples.DAY);
        var late = claimed(waiting(fox, Samples.DAY.plusDays(1)));

        assertThat(list(1, 10).rows())
                .containsExactly(new UnsentEmails.Row(late, fox), new UnsentEmails.Row(early, fox));
    }

    @Test
    void a_mail_that_left_is_not_listed() {
        sent(waiting(fox, Samples.DAY));

        assertThat(list(1, 10).rows()).isEmpty();
        assertThat(list(1, 10).total()).isZero();
    }

    @Test
    void the_list_comes_in_pages() {
        var dates = List.of(2, 1, 0).stream().map(Samples.DAY::plusDays).toList();
        var mails = dates.stream().map(date -> waiting(fox, date)).toList();

        assertThat(list(1, 2).rows())
                .extracting(UnsentEmails.Row::mail)
                .containsExactlyElementsOf(mails.subList(0, 2));
        assertThat(list(1, 2).hasMore()).isTrue();
        assertThat(list(2, 2).rows())
                .extracting(UnsentEmails.Row::mail)
                .containsExactly(mails.getLast());
        assertThat(list(2, 2).hasMore()).isFalse();
        assertThat(list(2, 2).total()).isEqualTo(3);
    }

    @Test
    void a_mail_whose_account_goes_this_moment_is_left_out() {
        var elsewhere = InMemoryStores.on(new Tables());
        var row = waiting(fox, Samples.DAY);
        assertThat(list(1, 10).rows()).extracting(UnsentEmails.Row::mail).containsExactly(row);

        var rows = new UnsentEmails(emails, elsewhere.accounts()).list(new Paging(1, 10)).rows();

        assertThat(rows).isEmpty();
    }
}
