package dev.pacenote.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.notice.DailyMail.Reason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyMailTest {

    private static final Instant MAILED = Instant.parse("2026-11-21T05:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant LATEST = Instant.parse("2026-11-22T07:00:00Z");

    @Test
    void a_mail_that_came_back_stops_daily_mail_and_says_why_and_when() {
        var stopped = DailyMail.neverStopped().stopped(Reason.BOUNCED, MAILED, LATER);

        assertThat(stopped.isOn()).isFalse();
        assertThat(stopped).isEqualTo(new DailyMail.Off(Reason.BOUNCED, Optional.of(LATER)));
    }

    @Test
    void the_first_reason_stays_also_when_the_person_wants_no_mail_either() {
        var stopped = DailyMail.neverStopped().stopped(Reason.BOUNCED, MAILED, LATER);

        assertThat(stopped.stopped(Reason.COMPLAINED, MAILED, LATEST)).isEqualTo(stopped);
        assertThat(stopped.switchedOff(LATEST)).isEqualTo(stopped);

        var unsubscribed = DailyMail.neverStopped().switchedOff(MAILED);
        assertThat(unsubscribed.stopped(Reason.BOUNCED, MAILED, LATER)).isEqualTo(unsubscribed);
    }

    @Test
    void who_switches_mail_on_again_clears_the_reason_and_an_old_report_does_not_come_back() {
        var again =
                DailyMail.neverStopped().stopped(Reason.BOUNCED, MAILED, LATER).switchedOn(LATER);

        assertThat(again.isOn()).isTrue();
        assertThat(again.stopped(Reason.BOUNCED, MAILED, LATEST)).isEqualTo(again);
        assertThat(again.stopped(Reason.BOUNCED, LATER.plusSeconds(1), LATEST))
                .isEqualTo(new DailyMail.Off(Reason.BOUNCED, Optional.of(LATEST)));
    }

    @Test
    void wishing_for_what_is_changes_nothing() {
        var on = DailyMail.neverStopped();
        var off = on.switchedOff(MAILED);

        assertThat(on.switchedOn(LATER)).isEqualTo(on);
        assertThat(off.switchedOff(LATER)).isEqualTo(off);
        assertThat(off).isEqualTo(new DailyMail.Off(Reason.UNSUBSCRIBED, Optional.of(MAILED)));
    }
}
