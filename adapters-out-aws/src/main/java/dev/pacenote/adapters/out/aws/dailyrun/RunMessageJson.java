package dev.pacenote.adapters.out.aws.dailyrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.dailyrun.distributed.RunMessage;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a daily run as JSON: {@code {"type":"map_alert_check","run":"…","pass":"…",
 * "person":7,"of":12}}.
 */
public final class RunMessageJson {

    private static final ObjectMapper JSON = JsonMappers.forMessages();

    /** All that a message may say; which of it, its type decides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Message(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) UUID run,
            @Nullable UUID pass,
            @Nullable Long person,
            @Nullable String date,
            @Nullable Integer seen,
            @Nullable Integer of) {

        static Message step(String type, UUID run, UUID pass, @Nullable Integer seen) {
            return new Message(type, run, pass, null, null, seen, null);
        }

        UUID itsPass() {
            return present(pass, "pass");
        }

        AccountId itsPerson() {
            return new AccountId(present(person, "person"));
        }

        int itsSeen() {
            return seen == null ? 0 : seen;
        }

        int itsOf() {
            return of == null ? 0 : of;
        }

        private static <T> T present(@Nullable T value, String name) {
            if (value == null) {
                throw new IllegalArgumentException("a message without its " + name);
            }
            return value;
        }
    }

    private final Map<String, Topic> topics;

    /**
     * @param topics by the type of the message that asks for a section of the topic
     */
    public RunMessageJson(Map<String, Topic> topics) {
        this.topics = Map.copyOf(topics);
    }

    public String write(RunMessage message) {
        try {
            return JSON.writeValueAsString(said(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Message said(RunMessage message) {
        return switch (message) {
            case RunMessage.Survey(var run, var pass) -> Message.step("survey", run, pass, null);
            case RunMessage.MakeSection(var run, var pass, var section, int of) ->
                    new Message(
                            type(section.topic()),
                            run,
                            pass,
                            section.person().value(),
                            null,
                            null,
                            of);
            case RunMessage.Gather(var run, var pass, int seen) ->
                    Message.step("gather", run, pass, seen);
            case RunMessage.SendMail(var run, var pass, var mail, int of) ->
                    new Message(
                            "daily_email",
                            run,
                            pass,
                            mail.person().value(),
                            mail.key().date().toString(),
                            null,
                            of);
            case RunMessage.Finish(var run, var pass, int seen) ->
                    Message.step("finish", run, pass, seen);
            case RunMessage.PerformDryRun(var run) ->
                    new Message("dry_run", run, null, null, null, null, null);
        };
    }

    /** The type of the message that asks for a section of that topic. */
    public String type(Topic topic) {
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
        Message message;
        try {
            message = JSON.treeToValue(json, Message.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no message of a run", e);
        }
        if (message == null) {
            throw new IllegalArgumentException("no message");
        }
        return understood(message);
    }

    private RunMessage understood(Message it) {
        return switch (it.type()) {
            case "survey" -> new RunMessage.Survey(it.run(), it.itsPass());
            case "gather" -> new RunMessage.Gather(it.run(), it.itsPass(), it.itsSeen());
            case "finish" -> new RunMessage.Finish(it.run(), it.itsPass(), it.itsSeen());
            // "rehearse": a queue of the version before may hold it.
            case "dry_run", "rehearse" -> new RunMessage.PerformDryRun(it.run());
            case "daily_email" ->
                    new RunMessage.SendMail(
                            it.run(),
                            it.itsPass(),
                            new WorkItem.Mail(new DailyEmailKey(it.itsPerson(), date(it))),
                            it.itsOf());
            case String type -> {
                var topic = topics.get(type);
                if (topic == null) {
                    throw new IllegalArgumentException("no such type of message: " + type);
                }
                yield new RunMessage.MakeSection(
                        it.run(),
                        it.itsPass(),
                        new WorkItem.Section(it.itsPerson(), topic),
                        it.itsOf());
            }
        };
    }

    private static LocalDate date(Message it) {
        try {
            return LocalDate.parse(Message.present(it.date(), "date"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date: " + it.date(), e);
        }
    }
}
