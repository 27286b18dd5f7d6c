package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person reads a daily mail again, long after it left. */
class ReadDailyEmailsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final WeatherWorld world = new WeatherWorld();
    private final Account fox = world.listener();

    private Paging.Page<ReadDailyEmails.EmailHeadline> list(int page) {
        return world.readDailyEmails().list(fox.id(), new Paging(page, 2));
    }

    private DailyEmail mail(LocalDate date) {
        return world.stores.emails().find(new DailyEmailKey(fox.id(), date)).orElseThrow();
    }

    @Test
    void mails_that_left_are_listed_with_their_subjects_latest_first() throws InterruptedException {
        assertThat(list(1).rows()).isEmpty();
        world.run();
        world.now = world.now.plus(Duration.ofDays(1));
        world.run();
        world.now = world.now.plus(Duration.ofDays(1));
        world.run();

        assertThat(list(1).rows())
                .extracting(ReadDailyEmails.EmailHeadline::subject)
                .containsExactly(
                        "Pacenote 22 Nov 2026: 1 winds from the north",
                        "Pacenote 21 Nov 2026: 1 winds from the north");
        assertThat(list(1).hasMore()).isTrue();
        assertThat(list(2).rows())
                .extracting(ReadDailyEmails.EmailHeadline::mail)
                .containsExactly(mail(TODAY));
        assertThat(list(2).total()).isEqualTo(3);
    }

    @Test
    void a_mail_says_what_it_said_when_it_left() throws InterruptedException {
        world.run();
        world.now = world.now.plus(Duration.ofDays(100));

        var text = world.readDailyEmails().read(fox.id(), mail(TODAY).id()).orElseThrow();

        assertThat(text.mail()).isEqualTo(mail(TODAY));
        assertThat(text.digest().sections())
                .isEqualTo(world.sent.getFirst().digest().sections())
                .extracting(DigestSection::found)
                .containsExactly(1);
    }

    @Test
    void a_mail_that_nobody_tried_to_send_is_not_to_be_read() {
        var waiting = MailSamples.opened(world.stores.emails(), new DailyEmailKey(fox.id(), TODAY));

        world.tell(TODAY, Samples.notice(fox.id(), "wind", Weight.NEWS));
        world.stores.digestItems().gather(waiting.key(), Set.of(WeatherWorld.WIND));

        assertThat(list(1).rows()).isEmpty();
        assertThat(world.readDailyEmails().read(fox.id(), waiting.id())).isEmpty();
    }

    @Test
    void nobody_reads_the_mail_of_somebody_else() throws InterruptedException {
        var hare = world.listener();
        world.run();

        assertThat(world.readDailyEmails().read(hare.id(), mail(TODAY).id())).isEmpty();
        assertThat(world.readDailyEmails().read(fox.id(), UUID.randomUUID())).isEmpty();
        assertThat(list(1).rows())
                .extracting(ReadDailyEmails.EmailHeadline::mail)
                .containsExactly(mail(TODAY));
    }
}
