package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.dynamodb.notice.stream.NewEpochs;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.platform.job.JobBatch;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the cloud's clock starts. Events by their {@code type}: {@code start} begins the day's run
 * by messages, {@code open} opens it for a state machine, {@code tick} takes up an interrupted run
 * and runs the jobs of every feature that are seldom due, {@code minute} runs those that are often
 * due, such as the outbox, {@code migrate} prepares the database for this version.
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
    public JsonNode handle(JsonNode event, Context context) {
        return switch (event.path("type").asText()) {
            case "start" -> said(service.bean(RunLauncher.class).start(Trigger.SCHEDULE));
            case "open" -> open();
            case "tick" -> tick(event.path("resume").asBoolean(true));
            case "minute" -> ran(service.bean(JobBatch.class).runFrequent());
            case "migrate" -> {
                service.migrate();
                yield JSON.createObjectNode().put("migrated", true);
            }
            // After tables were brought back; a server's command has the same name.
            case "new_epochs" ->
                    JSON.createObjectNode()
                            .put(
                                    "streams",
                                    service.find(NewEpochs.class).map(NewEpochs::begin).orElse(0));
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
            // An event that failed comes again after a minute.
            case RunStart.NotYet _ ->
                    throw new IllegalStateException("a dry run has not stopped yet");
        };
    }

    private static JsonNode ran(List<String> jobs) {
        var answer = JSON.createObjectNode();
        jobs.forEach(answer.putArray("jobs")::add);
        return answer;
    }

    private JsonNode open() {
        var answer = JSON.createObjectNode();
        return switch (service.bean(StartRun.class).start(Trigger.SCHEDULE, RunWorkers.OTHERS)) {
            case RunStart.Started(var run, _) ->
                    answer.put("started", true)
                            .put("run", run.id().toString())
                            .put("pass", run.pass().toString());
            case RunStart.InProgress(var date) ->
                    answer.put("started", false).put("later", false).put("date", date.toString());
            case RunStart.NotYet _ -> answer.put("started", false).put("later", true);
            case RunStart.NothingToResume _ -> answer.put("started", false).put("later", false);
        };
    }

    /**
     * @param resume also what the clock started: not where a state machine looks after that itself
     */
    private JsonNode tick(boolean resume) {
        try {
            var launcher = service.bean(RunLauncher.class);
            return said(resume ? launcher.resume() : launcher.resumeAskedFor());
        } finally {
            service.bean(JobBatch.class).runOthers();
        }
    }
}
