package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mail about an area that is switched off waits, and leaves once when the area is on again. */
class SwitchedOffAreaTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final Set<Topic> BOTH = Set.of(WeatherWorld.WIND, WeatherWorld.TIDE);

    private final WeatherWorld world = new WeatherWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final DailyEmailKey today = new DailyEmailKey(fox.id(), TODAY);

    private Notice tell(Topic topic) {
        var notice =
                Samples.notice(fox.id(), topic, topic + " of " + TODAY, world.now, Weight.NEWS);
        world.tell(TODAY, notice);
        return notice;
    }

    /** A mail that holds news of both areas, was taken back, and that an admin wants tried. */
    private void gathered() {
        tell(WeatherWorld.WIND);
        tell(WeatherWorld.TIDE);
        var emails = world.stores.emails();
        MailSamples.opened(emails, today);
        var claimed = MailSamples.claimed(emails, today);
        world.stores.digestItems().gather(today, BOTH);
        var cancelled =
                MailSamples.concluded(
                        emails, claimed, sending -> sending.cancelled(Reason.PREF_OFF, world.now));
        assertThat(emails.save(cancelled.reported().revived().orElseThrow()))
                .isInstanceOf(SaveResult.Saved.class);
    }

    private void runOnTheNextDay() throws InterruptedException {
        world.now = world.now.plus(Duration.ofDays(1));
        world.run();
    }

    private List<List<Topic>> sentTopics() {
        return world.sent.stream()
                .map(mail -> mail.digest().sections().stream().map(DigestSection::topic).toList())
                .toList();
    }

    private DailyEmail mail() {
        return world.stores.emails().find(today).orElseThrow();
    }

    @Test
    void a_message_that_asks_for_its_section_is_answered_and_nothing_failed() {
        var run =
                DailyRun.open(
                        UUID.randomUUID(),
                        TODAY,
                        DailyRun.Trigger.SCHEDULE,
                        UUID.randomUUID(),
                        world.now);
        var section = new WorkItem.Section(fox.id(), WeatherWorld.WIND);
        world.windOn = false;

        world.steps().write(run, section);

        assertThat(world.stores.runNotes().of(run.pass()))
                .isEqualTo(Map.of(section, WorkItem.Outcome.NOTHING));
    }

    @Test
    void its_news_is_in_no_mail_that_does_not_show_it() throws InterruptedException {
        var wind = tell(WeatherWorld.WIND);
        tell(WeatherWorld.TIDE);
        world.windOn = false;

        world.run();
        assertThat(sentTopics()).containsExactly(List.of(WeatherWorld.TIDE));
        assertThat(world.stores.digestItems().places(fox.id(), List.of(wind.id())))
                .containsEntry(wind.id(), new Place.Waiting());

        world.windOn = true;
        runOnTheNextDay();
        runOnTheNextDay();
        assertThat(sentTopics())
                .containsExactly(List.of(WeatherWorld.TIDE), List.of(WeatherWorld.WIND));
    }

    @Test
    void a_mail_that_holds_its_news_waits_without_a_try() throws InterruptedException {
        gathered();
        world.windOn = false;
        for (int day = 0; day < 10; day++) {
            runOnTheNextDay();
        }
        assertThat(world.sent).isEmpty();
        assertThat(mail().state()).isEqualTo(DeliveryState.Pending.first());

        world.windOn = true;
        runOnTheNextDay();
        runOnTheNextDay();
        assertThat(sentTopics()).containsExactly(List.of(WeatherWorld.WIND, WeatherWorld.TIDE));
        assertThat(mail().state()).isInstanceOf(DeliveryState.Sent.class);
    }

    @Test
    void the_history_of_a_mail_that_left_before_is_completed_when_it_is_on_again()
            throws InterruptedException {
        gathered();
        var emails = world.stores.emails();
        MailSamples.concluded(
                emails, MailSamples.claimed(emails, today), sending -> sending.accepted(world.now));
        world.windOn = false;
        world.run();
        assertThat(world.stores.history().of(fox.id())).isEmpty();
        assertThat(mail().historyPending()).isTrue();

        world.windOn = true;
        world.run();
        assertThat(world.stores.history().of(fox.id()))
                .allMatch(entry -> entry.status() == HistoryEntry.Status.SENT)
                .extracting(HistoryEntry::topic)
                .containsExactlyInAnyOrderElementsOf(BOTH);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void a_mail_about_nothing_else_is_listed_and_not_to_be_read() throws InterruptedException {
        tell(WeatherWorld.WIND);
        world.run();
        world.windOn = false;

        var mails = world.readDailyEmails();
        assertThat(mails.list(fox.id(), new Paging(1, 10)).rows())
                .extracting(ReadDailyEmails.EmailHeadline::subject)
                .containsExactly("Pacenote 2026-11-20");
        assertThat(mails.read(fox.id(), mail().id())).isEmpty();
    }
}
