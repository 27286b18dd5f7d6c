package dev.pacenote.adapters.in.http.dailyrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A daily run or a dry run. */
@Schema(name = "Run")
record RunView(
        String id,
        String date,
        String state,
        String trigger,
        @JsonProperty("dry_run") boolean dryRun,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("finished_at") @Nullable String finishedAt,
        Progress progress,
        @JsonProperty("upstream_requests") long upstreamRequests,
        Survey survey,
        Summary summary,
        @Nullable List<Preview> preview) {

    /**
     * What the survey of the leaderboards noted about itself.
     *
     * @param requests how many were sent, by endpoint
     */
    @Schema(name = "Survey")
    record Survey(Map<String, Long> requests, Map<String, Long> figures, List<String> oddities) {
        static Survey of(DailyRun.Progress progress) {
            return new Survey(
                    progress.requests().byEndpoint(),
                    progress.report().figures(),
                    progress.report().oddities());
        }
    }

    @Schema(name = "Preview")
    record Preview(String username, String subject, List<String> lines) {
        static Preview of(MailPreview mail) {
            return new Preview(mail.username(), mail.subject(), mail.lines());
        }
    }

    @Schema(name = "Progress")
    record Progress(
            @JsonProperty("maps_total") int mapsTotal,
            @JsonProperty("maps_surveyed") int mapsSurveyed,
            @JsonProperty("maps_changed") int mapsChanged,
            @JsonProperty("maps_failed") int mapsFailed,
            @JsonProperty("people_total") int peopleTotal,
            @JsonProperty("people_done") int peopleDone) {}

    /** What a run did. Phase 1 is the mapper sections, phase 2 the driver sections. */
    @Schema(name = "Summary")
    record Summary(
            int phase1Processed,
            int phase2Processed,
            int phase1Errors,
            int phase2Errors,
            int emailsSent,
            int emailsSkipped,
            int totalProcessed,
            int emailsFailed) {}

    static RunView of(DailyRun run, Summary summary, Optional<List<MailPreview>> preview) {
        var p = run.progress();
        return new RunView(
                run.id().toString(),
                run.date().toString(),
                run.state().wireName(),
                run.trigger().wireName(),
                run.dry(),
                Times.iso(run.startedAt()),
                Times.iso(run.finishedAt()),
                new Progress(
                        p.watched(),
                        p.surveyed(),
                        p.changed(),
                        p.failed(),
                        p.people(),
                        p.peopleDone()),
                p.requests().total(),
                Survey.of(p),
                summary,
                preview.map(mails -> mails.stream().map(Preview::of).toList()).orElse(null));
    }
}
