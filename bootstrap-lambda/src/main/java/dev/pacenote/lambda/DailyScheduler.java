package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.dailyrun.RunDaily;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunStart;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cloud's clock starts. Events by their {@code type}: {@code start} begins the day's run
 * by messages, {@code open} opens it for a state machine, {@code tick} looks after what was
 * interrupted, {@code outbox} hands on what a crash left in the outbox, {@code migrate} prepares
 * the database for this version.
 */
public final class DailyScheduler extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(DailyScheduler.class);

    private final LambdaService service;

    public DailyScheduler() {
        this(LambdaService.fromEnvironment(false));
    }

    public DailyScheduler(LambdaService service) {
        this.service = service;
    }

    @Override
    JsonNode handle(JsonNode event, Context context) {
        return switch (event.path("type").asText()) {
            case "start" -> said(service.part(RunLauncher.class).start(Trigger.SCHEDULE));
            case "open" -> open();
            case "tick" -> tick(event.path("resume").asBoolean(true));
            case "outbox" ->
                    JSON.createObjectNode()
                            .put("handedOn", service.part(AccountOutbox.class).sweep());
            case "migrate" -> {
                service.migrate();
                yield JSON.createObjectNode().put("migrated", true);
            }
            case String other -> throw new IllegalArgumentException("no such event: " + other);
        };
    }

    private static JsonNode said(RunStart start) {
        var answer = JSON.createObjectNode();
        return switch (start) {
            case RunStart.Started(var run, _) ->
                    answer.put("started", true)
                            .put("run", run.id().toString())
                            .put("date", run.date().toString());
            case RunStart.InProgress(var date) -> {
                LOG.info("the run of {} is active already", date);
                yield answer.put("started", false).put("date", date.toString());
            }
            case RunStart.NothingToResume _ -> answer.put("started", false);
        };
    }

    private JsonNode open() {
        var answer = JSON.createObjectNode();
        return switch (service.part(RunDaily.class).start(Trigger.SCHEDULE, RunWorkers.OTHERS)) {
            case RunStart.Started(var run, _) ->
                    answer.put("started", true)
                            .put("run", run.id().toString())
                            .put("pass", run.pass().toString());
            case RunStart.InProgress(var date) ->
                    answer.put("started", false).put("date", date.toString());
            case RunStart.NothingToResume _ -> answer.put("started", false);
        };
    }

    /**
     * @param resume not where a state machine looks after its run itself
     */
    private JsonNode tick(boolean resume) {
        int forgotten = service.part(DeleteUnconfirmedAccounts.class).forget();
        if (forgotten > 0) {
            LOG.info("{} accounts never confirmed were deleted", forgotten);
        }
        int old = service.part(PurgeExpired.class).forget();
        if (old > 0) {
            LOG.info("old news was let go of, {} rows and more", old);
        }
        return resume
                ? said(service.part(RunLauncher.class).resume())
                : JSON.createObjectNode().put("started", false);
    }
}
