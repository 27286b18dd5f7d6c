package dev.pacenote.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which mails hold a notice. */
class DigestItemTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static DigestItem item(Weight weight) {
        return DigestItem.offered(
                new Notice(
                        new UUID(0, 1),
                        new AccountId(7),
                        new NoticeKey(new Topic("weather.storm"), "a", Optional.empty()),
                        new Timing(Instant.EPOCH, Instant.EPOCH),
                        new StoredFacts(Map.of()),
                        weight),
                DAY);
    }

    private static List<Boolean> fits(Weight weight) {
        return List.of(
                item(weight).fitsInto(DAY.minusDays(1)),
                item(weight).fitsInto(DAY),
                item(weight).fitsInto(DAY.plusDays(9)));
    }

    @Test
    void news_and_lasting_notes_wait_for_a_mail_however_late_it_is_and_notes_do_not() {
        assertThat(fits(Weight.NEWS)).containsExactly(false, true, true);
        assertThat(fits(Weight.LASTING_NOTE)).containsExactly(false, true, true);
        assertThat(fits(Weight.NOTE)).containsExactly(false, true, false);
        assertThat(fits(Weight.SILENT)).containsExactly(false, false, false);
    }

    @Test
    void only_news_is_a_reason_for_a_mail_and_for_none_of_an_earlier_date() {
        assertThat(item(Weight.NEWS).isReasonFor(DAY)).isTrue();
        assertThat(item(Weight.NEWS).isReasonFor(DAY.plusDays(9))).isTrue();
        assertThat(item(Weight.NEWS).isReasonFor(DAY.minusDays(1))).isFalse();
        for (var weight : List.of(Weight.LASTING_NOTE, Weight.NOTE, Weight.SILENT)) {
            assertThat(item(weight).isReasonFor(DAY)).as(weight.name()).isFalse();
        }
    }

    @Test
    void what_is_in_a_mail_or_withheld_gets_into_no_other() {
        var mailed = item(Weight.NEWS).in(DAY);
        var withheld = item(Weight.NEWS).withheld(Reason.PREF_OFF, Instant.EPOCH);

        for (var item : List.of(mailed, withheld)) {
            assertThat(item.fitsInto(DAY)).isFalse();
            assertThat(item.isReasonFor(DAY)).isFalse();
            assertThat(item.waits()).isFalse();
        }
        assertThat(mailed.withheld(Reason.PREF_OFF, Instant.EPOCH)).isEqualTo(mailed);
        assertThat(withheld.place()).isEqualTo(new Place.Withheld(Reason.PREF_OFF, Instant.EPOCH));
        assertThat(item(Weight.NOTE).withheld(Reason.PREF_OFF, Instant.EPOCH))
                .isEqualTo(item(Weight.NOTE));
    }
}
