package dev.pacenote.application.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.digest.DigestChannel;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Notices with the date of the mail that told them. */
class ReadNoticesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final WeatherWorld world = new WeatherWorld();
    private final Account fox = world.listener();
    private final ReadNotices notices =
            new ReadNotices(
                    world.stores.notices(),
                    List.of(
                            new InboxChannel(),
                            new DigestChannel(
                                    Set.of(), world.stores.digestItems(), world.stores.emails())));

    private List<NoticeWithDelivery> inbox(Account account) {
        var query = NoticesQuery.all(account.id(), WeatherWorld.WIND);
        return notices.page(query, new Paging(1, 50)).rows();
    }

    private Notice found(String key, Weight weight) {
        var notice = Samples.notice(fox.id(), key, weight);
        world.tell(TODAY.plusDays(1), notice);
        return notice;
    }

    private static final Optional<LocalDate> NONE = Optional.empty();

    /** What became of a notice by the daily mail. */
    private Optional<DeliveryState> digest(Notice notice) {
        return inbox(fox).stream()
                .filter(row -> row.notice().equals(notice))
                .flatMap(
                        row -> Optional.ofNullable(row.deliveries().get(DigestChannel.ID)).stream())
                .map(NoticeDelivery::state)
                .findFirst();
    }

    @Test
    void a_notice_names_the_mail_that_told_it_once_that_left() throws InterruptedException {
        world.run();
        var waiting = found("waits", Weight.NEWS);

        assertThat(inbox(fox))
                .extracting(NoticeWithDelivery::mailedOn)
                .containsExactlyInAnyOrder(Optional.of(TODAY), Optional.empty());
        assertThat(digest(waiting)).contains(DeliveryState.Pending.first());
    }

    @Test
    void a_notice_whose_mail_did_not_leave_yet_names_none() {
        var waiting = found("waits", Weight.NEWS);
        var mail = new DailyEmailKey(fox.id(), TODAY.plusDays(1));
        MailSamples.opened(world.stores.emails(), mail);
        world.stores.digestItems().gather(mail, Set.of(WeatherWorld.WIND));

        assertThat(inbox(fox)).extracting(NoticeWithDelivery::mailedOn).containsExactly(NONE);
        assertThat(digest(waiting)).contains(DeliveryState.Pending.first());
    }

    @Test
    void a_notice_that_no_mail_will_hold_says_why_and_is_in_the_inbox_all_the_same() {
        var withheld = found("news", Weight.NEWS);
        world.stores.digestItems().withhold(fox.id(), Reason.PREF_OFF, world.now);
        var silent = found("silent", Weight.SILENT);

        assertThat(digest(withheld))
                .contains(new DeliveryState.Cancelled(0, world.now, Reason.PREF_OFF, false));
        assertThat(digest(silent)).isEmpty();
        assertThat(inbox(fox))
                .hasSize(2)
                .extracting(row -> row.deliveries().get(InboxChannel.ID).state())
                .containsOnly(new DeliveryState.Sent(1, Samples.NOON));
    }

    @Test
    void people_see_their_own_notices_only() throws InterruptedException {
        var hare = Samples.account(world.stores.accounts());
        world.run();

        assertThat(inbox(hare)).isEmpty();
        assertThat(notices.all(hare.id(), WeatherWorld.WIND)).isEmpty();
        assertThat(inbox(fox)).hasSize(1);
    }

    @Test
    void all_of_them_are_read_in_parts_each_once() throws InterruptedException {
        world.run();
        world.now = world.now.plus(Duration.ofDays(1));
        IntStream.range(0, 450).forEach(i -> found("wind " + i, Weight.SILENT));

        var all = notices.all(fox.id(), WeatherWorld.WIND).toList();

        assertThat(all).hasSize(451).doesNotHaveDuplicates();
        assertThat(all.getLast().mailedOn()).contains(TODAY);
    }
}
