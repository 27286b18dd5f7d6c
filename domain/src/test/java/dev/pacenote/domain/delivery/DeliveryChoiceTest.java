package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.DeliveryChoice.Cancel;
import dev.pacenote.domain.delivery.DeliveryChoice.Reader;
import dev.pacenote.domain.delivery.DeliveryChoice.Schedule;
import dev.pacenote.domain.delivery.DeliveryChoice.Send;
import dev.pacenote.domain.delivery.DeliveryChoice.Skip;
import dev.pacenote.domain.delivery.DeliveryChoice.Told;
import dev.pacenote.domain.delivery.DeliveryChoice.Way;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import dev.pacenote.domain.notice.preference.QuietHours;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery that is due: of the checks the first that applies counts. */
class DeliveryChoiceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final ChannelId PUSH = new ChannelId(TopicChannels.PUSH);
    private static final ChannelId MAIL = new ChannelId(TopicChannels.MAIL);
    private static final QuietHours ALWAYS_LOUD = quiet(false);

    private static QuietHours quiet(boolean enabled) {
        return new QuietHours(
                enabled, LocalTime.of(22, 0), LocalTime.of(7, 0), EnumSet.allOf(DayOfWeek.class));
    }

    private static Account account(Optional<Instant> verifiedAt) {
        return new NewAccount(
                        new Username("Mad Fox"),
                        new EmailAddress("fox@example.org"),
                        Role.USER,
                        verifiedAt,
                        NOON)
                .withId(new AccountId(7))
                .in(RIGA);
    }

    private static ChannelPreference wanted(boolean wanted) {
        return new ChannelPreference(TopicChannels.Default.ON, Optional.of(wanted), true, true);
    }

    private static Notification notification() {
        var notice =
                new Notice(
                        UUID.randomUUID(),
                        new AccountId(7),
                        new NoticeKey(new Topic("sample.weather"), "a", Optional.empty()),
                        new Timing(NOON, NOON),
                        new StoredFacts(Map.of()),
                        Weight.NEWS);
        return Notification.opened(
                UUID.randomUUID(),
                new Source("town", "riga"),
                notice,
                new StoredFacts(Map.of()),
                1,
                Duration.ofDays(90));
    }

    /** Everything that may be in the way of a delivery, and nothing of it is. */
    private static final class Case {
        Optional<Account> account = Optional.of(account(Optional.of(NOON)));
        boolean wanted = true;
        QuietHours quietHours = ALWAYS_LOUD;
        Optional<Notification> notification = Optional.of(notification());
        Optional<Reason> over = Optional.empty();
        Optional<Reason> toldBy = Optional.empty();
        Priority priority = Priority.NORMAL;
        ChannelId channel = PUSH;
        boolean hasTarget = true;
        Optional<Instant> waits = Optional.empty();
        Optional<Schedule> full = Optional.empty();
        Instant now = NOON;

        DeliveryChoice choice() {
            return DeliveryChoice.of(
                    account.map(known -> new Reader(known, wanted(wanted), quietHours)),
                    new Told(notification, over, toldBy, priority),
                    new Way(
                            ChannelRules.of(channel, ChannelRules.Caps.USUAL),
                            hasTarget,
                            () -> waits,
                            () -> full),
                    now);
        }
    }

    private final Case one = new Case();

    @Test
    void where_nothing_is_in_the_way_it_is_sent() {
        assertThat(one.choice()).isEqualTo(new Send());
    }

    @Test
    void of_all_that_is_in_the_way_the_first_counts() {
        var night = Instant.parse("2026-11-20T23:00:00Z");
        one.now = night;
        one.channel = MAIL;
        one.full = Optional.of(new Schedule(Reason.RATE_CAPPED, night.plusSeconds(60)));
        assertThat(one.choice()).isEqualTo(one.full.get());
        one.quietHours = quiet(true);
        assertThat(one.choice())
                .isEqualTo(new Schedule(Reason.QUIET_HOURS, Instant.parse("2026-11-21T05:00:00Z")));
        one.waits = Optional.of(night.plusSeconds(15));
        assertThat(one.choice()).isEqualTo(new Schedule(Reason.DELAY, night.plusSeconds(15)));
        one.toldBy = Optional.of(Reason.TOLD_BY_DIGEST);
        assertThat(one.choice()).isEqualTo(new Skip(Reason.TOLD_BY_DIGEST));
        one.account = Optional.of(account(Optional.empty()));
        assertThat(one.choice()).isEqualTo(new Skip(Reason.UNVERIFIED));
        one.hasTarget = false;
        assertThat(one.choice()).isEqualTo(new Skip(Reason.NO_ADDRESS));
        one.wanted = false;
        assertThat(one.choice()).isEqualTo(new Skip(Reason.PREF_OFF));
        one.over = Optional.of(Reason.WITHDRAWN);
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.WITHDRAWN));
        one.notification = Optional.of(notification().read(NOON));
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.ALREADY_READ));
        one.notification = Optional.of(notification().archived());
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.ALREADY_READ));
        one.now = NOON.plus(Duration.ofDays(90));
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.EXPIRED));
        one.account = Optional.of(account(Optional.of(NOON)).enabled(false));
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.ACCOUNT_INACTIVE));
        one.account = Optional.empty();
        assertThat(one.choice()).isEqualTo(new Cancel(Reason.ACCOUNT_INACTIVE));
    }

    /** The same as of one that is due, where nothing else is in the way. */
    @Test
    void of_one_that_reaches_nobody_the_first_that_applies_counts() {
        one.hasTarget = false;
        assertThat(unreached()).isEqualTo(new Skip(Reason.NO_ADDRESS)).isEqualTo(one.choice());
        one.wanted = false;
        assertThat(unreached()).isEqualTo(new Skip(Reason.PREF_OFF)).isEqualTo(one.choice());
        one.notification = Optional.of(notification().read(NOON));
        assertThat(unreached()).isEqualTo(new Cancel(Reason.ALREADY_READ)).isEqualTo(one.choice());
        one.now = NOON.plus(Duration.ofDays(90));
        assertThat(unreached()).isEqualTo(new Cancel(Reason.EXPIRED)).isEqualTo(one.choice());
        one.account = Optional.of(account(Optional.of(NOON)).enabled(false));
        assertThat(unreached())
                .isEqualTo(new Cancel(Reason.ACCOUNT_INACTIVE))
                .isEqualTo(one.choice());
    }

    private DeliveryChoice unreached() {
        return DeliveryChoice.ofUnreached(
                one.account.orElseThrow(), wanted(one.wanted), one.notification, one.now);
    }

    @Test
    void what_is_urgent_waits_for_nothing_and_asks_no_cap() {
        one.now = Instant.parse("2026-11-20T23:00:00Z");
        one.quietHours = quiet(true);
        one.waits = Optional.of(one.now.plusSeconds(60));
        one.full = Optional.of(new Schedule(Reason.RATE_CAPPED, one.now.plusSeconds(60)));
        one.priority = Priority.HIGH;

        assertThat(one.choice()).isEqualTo(new Send());
    }

    @Test
    void a_push_needs_no_confirmed_address_and_a_webhook_no_quiet_hours() {
        one.account = Optional.of(account(Optional.empty()));
        assertThat(one.choice()).isEqualTo(new Send());

        one.now = Instant.parse("2026-11-20T23:00:00Z");
        one.quietHours = quiet(true);
        one.channel = new ChannelId(TopicChannels.WEBHOOK);
        assertThat(one.choice()).isEqualTo(new Send());
    }

    /** The night of each change of clocks, minute by minute. */
    @Property
    void nobody_is_disturbed_at_night_through_both_changes_of_clocks(
            @ForAll @LongRange(min = 0, max = 24 * 60) long minute) {
        for (var start : new String[] {"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"}) {
            one.now = Instant.parse(start).plus(Duration.ofMinutes(minute));
            one.quietHours = quiet(true);
            var local = one.now.atZone(RIGA).toLocalTime();
            boolean night = local.getHour() >= 22 || local.getHour() < 7;

            if (!night) {
                assertThat(one.choice()).isEqualTo(new Send());
                continue;
            }
            var scheduled = (Schedule) one.choice();
            assertThat(scheduled.reason()).isEqualTo(Reason.QUIET_HOURS);
            assertThat(scheduled.until().atZone(RIGA).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
            assertThat(Duration.between(one.now, scheduled.until()))
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofHours(10));
            one.now = scheduled.until();
            assertThat(one.choice()).isEqualTo(new Send());
        }
    }
}
