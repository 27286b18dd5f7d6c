package dev.pacenote.adapters.out.dynamodb.dailyrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.application.dailyrun.RunMessage;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.MailKey;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Messages of a daily run as JSON: {@code {"type":"map_alert_check","run":"…","pass":"…",
 * "person":7,"of":12}}.
 */
public final class RunMessageText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Topic> topics;

    /**
     * @param topics by the type of the message that asks for a section of the topic
     */
    public RunMessageText(Map<String, Topic> topics) {
        this.topics = Map.copyOf(topics);
    }

    public String write(RunMessage message) {
        var json = JSON.createObjectNode().put("run", message.run().toString());
        switch (message) {
            case RunMessage.Survey(_, var pass) -> typed(json, "survey", pass);
            case RunMessage.MakeSection(_, var pass, var section, int of) ->
                    typed(json, type(section.topic()), pass)
                            .put("person", section.person().value())
                            .put("of", of);
            case RunMessage.Gather(_, var pass, int seen) ->
                    typed(json, "gather", pass).put("seen", seen);
            case RunMessage.SendMail(_, var pass, var mail, int of) ->
                    typed(json, "daily_email", pass)
                            .put("person", mail.person().value())
                            .put("date", mail.key().date().toString())
                            .put("of", of);
            case RunMessage.Finish(_, var pass, int seen) ->
                    typed(json, "finish", pass).put("seen", seen);
            case RunMessage.Rehearse _ -> json.put("type", "rehearse");
        }
        return json.toString();
    }

    private static ObjectNode typed(ObjectNode json, String type, UUID pass) {
        return json.put("type", type).put("pass", pass.toString());
    }

    private String type(Topic topic) {
        return topics.entrySet().stream()
                .filter(entry -> entry.getValue().equals(topic))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no message asks for " + topic));
    }

    /**
     * @throws IllegalArgumentException when this is no such message
     */
    public RunMessage read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /**
     * @throws IllegalArgumentException when this is no such message
     */
    public RunMessage read(JsonNode json) {
        var run = uuid(json, "run");
        return switch (json.path("type").asText()) {
            case "survey" -> new RunMessage.Survey(run, uuid(json, "pass"));
            case "gather" ->
                    new RunMessage.Gather(run, uuid(json, "pass"), json.path("seen").asInt());
            case "finish" ->
                    new RunMessage.Finish(run, uuid(json, "pass"), json.path("seen").asInt());
            case "rehearse" -> new RunMessage.Rehearse(run);
            case "daily_email" ->
                    new RunMessage.SendMail(
                            run,
                            uuid(json, "pass"),
                            new WorkItem.Mail(
                                    new MailKey(
                                            person(json),
                                            LocalDate.parse(json.path("date").asText()))),
                            json.path("of").asInt());
            case String type -> {
                var topic = topics.get(type);
                if (topic == null) {
                    throw new IllegalArgumentException("no such type of message: " + type);
                }
                yield new RunMessage.MakeSection(
                        run,
                        uuid(json, "pass"),
                        new WorkItem.Section(person(json), topic),
                        json.path("of").asInt());
            }
        };
    }

    private static UUID uuid(JsonNode json, String name) {
        return UUID.fromString(json.path(name).asText());
    }

    private static UserId person(JsonNode json) {
        if (!json.path("person").canConvertToLong()) {
            throw new IllegalArgumentException("a message about nobody");
        }
        return new UserId(json.path("person").asLong());
    }
}
