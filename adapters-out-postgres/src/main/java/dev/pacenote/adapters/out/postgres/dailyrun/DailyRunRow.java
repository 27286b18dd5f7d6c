package dev.pacenote.adapters.out.postgres.dailyrun;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Progress;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.notice.Topic;
import io.micronaut.data.annotation.DataTransformer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code daily_runs}, without the preview of a dry run.
 *
 * @param progress a {@link Progress} as JSON
 * @param tally a {@link StoredTally} as JSON
 */
@MappedEntity("daily_runs")
record DailyRunRow(
        @Id UUID id,
        LocalDate date,
        String state,
        String trigger,
        boolean dry,
        UUID pass,
        Instant startedAt,
        Instant passStartedAt,
        @Nullable Instant finishedAt,
        @DataTransformer(write = "?::jsonb") String progress,
        @DataTransformer(write = "?::jsonb") String tally,
        @Version long version) {

    /** A tally with topics by their names. */
    record StoredTally(Map<String, SectionCount> sections, int sent, int skipped, int failed) {

        static StoredTally of(Tally tally) {
            return new StoredTally(
                    tally.sections().entrySet().stream()
                            .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)),
                    tally.sent(),
                    tally.skipped(),
                    tally.failed());
        }

        Tally tally() {
            return new Tally(
                    sections.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            e -> new Topic(e.getKey()), Map.Entry::getValue)),
                    sent,
                    skipped,
                    failed);
        }
    }

    private static final TypeReference<Progress> PROGRESS = new TypeReference<>() {};
    private static final TypeReference<StoredTally> TALLY = new TypeReference<>() {};

    static DailyRunRow of(DailyRun run) {
        return new DailyRunRow(
                run.id(),
                run.date(),
                run.state().name(),
                run.trigger().name(),
                run.dry(),
                run.pass(),
                Rows.microseconds(run.startedAt()),
                Rows.microseconds(run.passStartedAt()),
                Rows.stored(run.finishedAt()),
                Json.write(run.progress()),
                Json.write(StoredTally.of(run.tally())),
                run.version());
    }

    DailyRun run() {
        return new DailyRun(
                id,
                date,
                dry,
                startedAt,
                RunState.valueOf(state),
                new DailyRun.Pass(
                        pass,
                        DailyRun.Trigger.valueOf(trigger),
                        passStartedAt,
                        Optional.ofNullable(finishedAt)),
                Json.read(progress, PROGRESS),
                Json.read(tally, TALLY).tally(),
                version);
    }
}
