package dev.pacenote.acceptance.support.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the state machine that is deployed, as far as it uses its language: tasks, choices, waits
 * (which take no time here), maps, and what is done when one of them fails.
 */
public final class StateMachine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_STEPS = 200;

    /** A function failed, and all of its tries again did. */
    public static final class FailedForGoodException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Calls a function. */
    public interface Functions {
        JsonNode call(String name, String event);
    }

    private final JsonNode definition;
    private final List<String> visited = new ArrayList<>();
    private Runnable waiting = () -> {};

    private StateMachine(JsonNode definition) {
        this.definition = definition;
    }

    public static StateMachine read() {
        try {
            var text =
                    Files.readString(Path.of("..", "infra", "terraform", "daily-run.asl.json"))
                            .replace("${scheduler}", "daily-scheduler")
                            .replace("${worker}", "daily-worker")
                            .replace("${sender}", "email-sender");
            return new StateMachine(JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void whenWaiting(Runnable what) {
        waiting = what;
    }

    public List<String> visited() {
        return List.copyOf(visited);
    }

    public JsonNode run(Functions functions) {
        return run(definition, JSON.createObjectNode(), functions);
    }

    private JsonNode run(JsonNode machine, ObjectNode input, Functions functions) {
        var state = input;
        var name = machine.path("StartAt").asText();
        for (int i = 0; i < MAX_STEPS; i++) {
            var step = machine.path("States").path(name);
            visited.add(name);
            if (step.path("Type").asText().equals("Succeed")) {
                return state;
            }
            try {
                take(step, state, functions);
            } catch (FailedForGoodException e) {
                if (!step.has("Catch")) {
                    throw e;
                }
                name = step.path("Catch").path(0).path("Next").asText();
                continue;
            }
            if (step.path("End").asBoolean()) {
                return state;
            }
            name =
                    step.path("Type").asText().equals("Choice")
                            ? choice(step, state)
                            : step.path("Next").asText();
        }
        throw new AssertionError("it goes on and on: " + visited);
    }

    private void take(JsonNode step, ObjectNode state, Functions functions) {
        switch (step.path("Type").asText()) {
            case "Task" -> task(step, state, functions);
            case "Choice" -> {}
            case "Wait" -> waiting.run();
            case "Map" ->
                    at(state, step.path("ItemsPath").asText())
                            .forEach(
                                    item ->
                                            run(
                                                    step.path("ItemProcessor"),
                                                    item.deepCopy(),
                                                    functions));
            case String other -> throw new AssertionError("a " + other + " state");
        }
    }

    private static void task(JsonNode step, ObjectNode state, Functions functions) {
        JsonNode event = state;
        if (step.has("Parameters")) {
            var made = JSON.createObjectNode();
            step.path("Parameters")
                    .properties()
                    .forEach(
                            parameter -> {
                                var key = parameter.getKey();
                                if (key.endsWith(".$")) {
                                    made.set(
                                            key.substring(0, key.length() - 2),
                                            at(state, parameter.getValue().asText()));
                                } else {
                                    made.set(key, parameter.getValue());
                                }
                            });
            event = made;
        }
        var answer = functions.call(step.path("Resource").asText(), event.toString());
        if (step.has("ResultPath")) {
            state.set(step.path("ResultPath").asText().substring("$.".length()), answer);
        }
    }

    private static String choice(JsonNode step, JsonNode state) {
        for (var choice : step.path("Choices")) {
            var value = at(state, choice.path("Variable").asText());
            boolean matches =
                    choice.has("BooleanEquals")
                            ? value.asBoolean() == choice.path("BooleanEquals").asBoolean()
                            : value.asText().equals(choice.path("StringEquals").asText());
            if (matches) {
                return choice.path("Next").asText();
            }
        }
        return step.path("Default").asText();
    }

    private static JsonNode at(JsonNode state, String path) {
        return state.at(path.substring(1).replace('.', '/'));
    }
}
