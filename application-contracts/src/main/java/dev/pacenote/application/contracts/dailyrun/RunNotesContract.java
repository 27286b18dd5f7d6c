package dev.pacenote.application.contracts.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.dailyrun.WorkItem.Outcome;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RunNotes} promises. */
public interface RunNotesContract {

    RunNotes runNotes();

    @Test
    default void what_became_of_a_pass_is_noted_once_per_item() {
        var pass = UUID.randomUUID();
        var section = new WorkItem.Section(new AccountId(7), new Topic("sample.weather"));
        var other = new WorkItem.Section(new AccountId(7), new Topic("sample.tides"));
        var mail = new WorkItem.Mail(new DailyEmailKey(new AccountId(7), Samples.DAY));
        var later = new WorkItem.Mail(new DailyEmailKey(new AccountId(7), Samples.DAY.plusDays(1)));
        assertThat(runNotes().count(pass)).isEqualTo(new RunNotes.Counted(0, 0));

        runNotes().note(pass, section, Outcome.FAILED);
        runNotes().note(pass, section, Outcome.DONE);
        runNotes().note(pass, section, Outcome.NOTHING);
        runNotes().note(pass, other, Outcome.NOTHING);
        runNotes().note(pass, mail, Outcome.FAILED);
        runNotes().note(pass, later, Outcome.DONE);
        runNotes().note(UUID.randomUUID(), mail, Outcome.DONE);

        assertThat(runNotes().of(pass))
                .isEqualTo(
                        Map.of(
                                section,
                                Outcome.DONE,
                                other,
                                Outcome.NOTHING,
                                mail,
                                Outcome.FAILED,
                                later,
                                Outcome.DONE));
        assertThat(runNotes().count(pass)).isEqualTo(new RunNotes.Counted(2, 2));
        runNotes().deleteAll(pass);
        assertThat(runNotes().of(pass)).isEmpty();
    }
}
