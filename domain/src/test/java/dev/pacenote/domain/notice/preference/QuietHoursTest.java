package dev.pacenote.domain.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Quiet hours follow the clock on the person's wall. */
class QuietHoursTest {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final QuietHours NIGHTS = night(EnumSet.allOf(DayOfWeek.class));

    private static QuietHours night(Set<DayOfWeek> days) {
        return new QuietHours(true, LocalTime.of(22, 0), LocalTime.of(7, 0), days);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(RIGA).toInstant();
    }

    @Test
    void a_night_is_quiet_from_its_start_until_its_end_on_the_next_day() {
        assertThat(NIGHTS.endAt(at("2026-11-20T21:59:59"), RIGA)).isEmpty();
        assertThat(NIGHTS.endAt(at("2026-11-20T22:00:00"), RIGA))
                .contains(at("2026-11-21T07:00:00"));
        assertThat(NIGHTS.endAt(at("2026-11-21T06:59:59"), RIGA))
                .contains(at("2026-11-21T07:00:00"));
        assertThat(NIGHTS.endAt(at("2026-11-21T07:00:00"), RIGA)).isEmpty();
    }

    @Test
    void in_the_nights_of_a_clock_change_they_end_at_seven_on_the_wall() {
        assertThat(NIGHTS.endAt(at("2026-03-28T23:00:00"), RIGA))
                .contains(Instant.parse("2026-03-29T04:00:00Z"));
        assertThat(NIGHTS.endAt(at("2026-10-24T23:00:00"), RIGA))
                .contains(Instant.parse("2026-10-25T05:00:00Z"));
    }

    @Test
    void the_days_are_those_on_which_they_start() {
        var fridays = night(Set.of(DayOfWeek.FRIDAY));

        assertThat(fridays.endAt(at("2026-11-20T23:00:00"), RIGA)).isPresent();
        assertThat(fridays.endAt(at("2026-11-21T06:00:00"), RIGA)).isPresent();
        assertThat(fridays.endAt(at("2026-11-21T23:00:00"), RIGA)).isEmpty();
        assertThat(fridays.endAt(at("2026-11-20T06:00:00"), RIGA)).isEmpty();
    }

    @Test
    void hours_of_one_day_end_on_that_day_and_equal_times_last_a_day() {
        var noon =
                new QuietHours(
                        true,
                        LocalTime.of(12, 0),
                        LocalTime.of(13, 0),
                        EnumSet.allOf(DayOfWeek.class));
        assertThat(noon.endAt(at("2026-11-20T12:30:00"), RIGA)).contains(at("2026-11-20T13:00:00"));
        assertThat(noon.endAt(at("2026-11-20T13:00:00"), RIGA)).isEmpty();

        var fridays =
                new QuietHours(
                        true, LocalTime.of(12, 0), LocalTime.of(12, 0), Set.of(DayOfWeek.FRIDAY));
        assertThat(fridays.endAt(at("2026-11-20T11:00:00"), RIGA)).isEmpty();
        assertThat(fridays.endAt(at("2026-11-20T12:00:00"), RIGA))
                .contains(at("2026-11-21T12:00:00"));
    }

    @Test
    void hours_that_would_never_end_put_nothing_off() {
        var always =
                new QuietHours(
                        true,
                        LocalTime.of(12, 0),
                        LocalTime.of(12, 0),
                        EnumSet.allOf(DayOfWeek.class));
        assertThat(always.endAt(at("2026-11-20T11:00:00"), RIGA)).isEmpty();
        assertThat(always.endAt(at("2026-11-20T12:00:00"), RIGA)).isEmpty();
    }

    @Test
    void a_person_who_did_not_choose_them_has_none() {
        var definitions = new PreferenceDefinitions(CorePreferences.ALL, Set.of());
        var initial = QuietHours.of(NoticePreferences.initial(new AccountId(7)), definitions);

        assertThat(initial.enabled()).isFalse();
        assertThat(initial.start()).isEqualTo(LocalTime.of(22, 0));
        assertThat(initial.days()).hasSize(7);
        assertThat(initial.endAt(at("2026-11-20T23:00:00"), RIGA)).isEmpty();
    }
}
