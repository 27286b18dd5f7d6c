package dev.pacenote.application.contracts.dailyrun.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DryRunPreviews} promises. */
public interface DryRunPreviewsContract {

    DryRunPreviews previews();

    DailyRuns runs();

    @Test
    default void a_preview_is_kept_and_shown_while_it_is_young() {
        var dryRun =
                DailyRun.openDryRun(
                        UUID.randomUUID(), Samples.DAY, UUID.randomUUID(), Samples.NOON);
        runs().insert(dryRun);
        assertThat(previews().find(dryRun.id(), Samples.NOON)).isEmpty();
        var mail = new MailPreview("Fox <b>", "2 new records", List.of("Canyon: #1 40.000"));

        previews().save(dryRun.id(), List.of(mail));

        assertThat(previews().find(dryRun.id(), Samples.NOON)).contains(List.of(mail));
        assertThat(previews().find(dryRun.id(), Samples.NOON.plusMillis(1))).isEmpty();
    }

    @Test
    default void a_preview_of_a_dry_run_that_is_gone_is_passed_over() {
        var gone = UUID.randomUUID();

        previews().save(gone, List.of());

        assertThat(previews().find(gone, Instant.EPOCH)).isEmpty();
    }
}
