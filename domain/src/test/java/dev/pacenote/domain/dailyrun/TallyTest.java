package dev.pacenote.domain.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.WorkItem.Outcome;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Topic RAIN = new Topic("sample.rain");
    private static final Topic SNOW = new Topic("sample.snow");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static WorkItem section(long person, Topic topic) {
        return new WorkItem.Section(new AccountId(person), topic);
    }

    private static WorkItem mail(long person, LocalDate date) {
        return new WorkItem.Mail(new DailyEmailKey(new AccountId(person), date));
    }

    @Test
    void sections_count_per_topic_and_what_was_nothing_counts_nowhere() {
        var tally =
                Tally.of(
                        Map.of(
                                section(1, RAIN), Outcome.DONE,
                                section(2, RAIN), Outcome.FAILED,
                                section(3, RAIN), Outcome.NOTHING,
                                section(1, SNOW), Outcome.DONE));

        assertThat(tally.of(RAIN)).isEqualTo(new SectionCount(2, 1));
        assertThat(tally.of(SNOW)).isEqualTo(new SectionCount(1, 0));
        assertThat(tally.skipped()).as("nobody was mailed").isEqualTo(2);
    }

    @Test
    void each_mail_counts_and_its_reader_was_not_skipped() {
        var tally =
                Tally.of(
                        Map.of(
                                section(1, RAIN), Outcome.DONE,
                                section(2, RAIN), Outcome.DONE,
                                section(3, RAIN), Outcome.DONE,
                                mail(1, TODAY), Outcome.DONE,
                                mail(1, TODAY.minusDays(1)), Outcome.DONE,
                                mail(2, TODAY), Outcome.FAILED,
                                mail(3, TODAY), Outcome.NOTHING));

        assertThat(tally.sent()).isEqualTo(2);
        assertThat(tally.failed()).isEqualTo(1);
        assertThat(tally.skipped()).isEqualTo(1);
    }
}
