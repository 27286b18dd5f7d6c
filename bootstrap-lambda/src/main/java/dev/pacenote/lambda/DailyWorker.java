package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.adapters.out.aws.dailyrun.RunMessageJson;
import dev.pacenote.application.dailyrun.WorkerSurvey;
import dev.pacenote.application.dailyrun.distributed.DistributedRun;
import dev.pacenote.application.dailyrun.distributed.RunMessage;
import dev.pacenote.application.dailyrun.distributed.StateMachineRun;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.lambda.runtime.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Surveys, and makes people's sections: by messages, or by the steps of a state machine ({@code
 * survey}, {@code due}, {@code sections}).
 */
public final class DailyWorker extends QueueFunction {

    /** Sections that one step of a state machine makes. */
    private static final int TOGETHER = 25;

    /** As many as a state machine carries from one step to the next: 256 kB of text. */
    private static final int CARRIED = 2_000;

    /** When somebody else surveys, it is looked again after so long. */
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final LambdaService service;

    public DailyWorker() {
        this(LambdaService.fromEnvironment(false));
    }

    public DailyWorker(LambdaService service) {
        super(service.failedMessages());
        this.service = service;
    }

    private RunMessageJson json() {
        return service.bean(RunMessageJson.class);
    }

    @Override
    public boolean work(Message message, Context context) {
        var order = json().read(message.body());
        try (var _ = Deadline.of(context)) {
            service.bean(DistributedRun.class).handle(order);
            return true;
        } catch (InterruptedException e) {
            // Whoever was interrupted has sent a message for the rest, or ended a dry run.
            return true;
        }
    }

    @Override
    public JsonNode answer(JsonNode event, Context context) {
        var run = UUID.fromString(event.path("run").asText());
        var pass = UUID.fromString(event.path("pass").asText());
        var machine = service.bean(DistributedRun.class).byStateMachine();
        return switch (event.path("type").asText()) {
            case "survey" -> survey(machine, run, pass, context);
            case "due" -> due(machine.due(run, pass), run, pass, json());
            case "sections" -> {
                machine.make(run, pass, sections(event));
                yield JSON.createObjectNode();
            }
            default -> super.answer(event, context);
        };
    }

    private static JsonNode survey(StateMachineRun machine, UUID run, UUID pass, Context context) {
        try (var _ = Deadline.of(context)) {
            return machine.survey(run, pass)
                    .map(DailyWorker::said)
                    .orElseGet(() -> JSON.createObjectNode().put("state", "gone"));
        } catch (InterruptedException e) {
            // By the deadline: the state machine calls another worker, who goes on from here.
            return again(Duration.ofSeconds(1));
        }
    }

    private static ObjectNode said(WorkerSurvey.Result looked) {
        return switch (looked) {
            case WorkerSurvey.Result.Done _ -> JSON.createObjectNode().put("state", "done");
            case WorkerSurvey.Result.BusyElsewhere _ -> again(BUSY);
            case WorkerSurvey.Result.Paused(var delay) -> again(delay);
        };
    }

    private static ObjectNode again(Duration delay) {
        return JSON.createObjectNode()
                .put("state", "again")
                .put("seconds", Math.max(1, delay.toSeconds()));
    }

    private static JsonNode due(
            List<WorkItem.Section> due, UUID run, UUID pass, RunMessageJson json) {
        var answer = JSON.createObjectNode();
        var batches = answer.putArray("batches");
        var carried = due.subList(0, Math.min(CARRIED, due.size()));
        for (int from = 0; from < carried.size(); from += TOGETHER) {
            var batch =
                    batches.addObject()
                            .put("type", "sections")
                            .put("run", run.toString())
                            .put("pass", pass.toString());
            var sections = batch.putArray("sections");
            carried.subList(from, Math.min(carried.size(), from + TOGETHER))
                    .forEach(
                            section ->
                                    sections.add(
                                            json.type(section.topic())
                                                    + " "
                                                    + section.person().value()));
        }
        return answer.put("some", !due.isEmpty());
    }

    private List<WorkItem.Section> sections(JsonNode event) {
        var sections = new ArrayList<WorkItem.Section>();
        for (var text : event.path("sections")) {
            var words = text.asText().split(" ", 2);
            var message =
                    (RunMessage.MakeSection)
                            json().read(
                                            JSON.createObjectNode()
                                                    .put("type", words[0])
                                                    .put("run", event.path("run").asText())
                                                    .put("pass", event.path("pass").asText())
                                                    .put("person", Long.parseLong(words[1])));
            sections.add(message.section());
        }
        return sections;
    }
}
