package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.parts.reorder.AlertSettings;
import dev.pacenote.application.parts.reorder.ManageAlertSettings;
import dev.pacenote.application.parts.reorder.ManageAlertSettings.Change;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a workshop is told of its parts, as JSON: topics stand beside the interval of mails. */
final class AlertSettingsJson {

    static final String FIELD = "alerts";

    private static final String INTERVAL = "mailIntervalMinutes";

    private static final Map<String, Topic> TOPICS =
            PartFacts.TOPICS.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private AlertSettingsJson() {}

    static Map<String, Object> write(AlertSettings settings) {
        var json = new LinkedHashMap<String, Object>();
        json.put(INTERVAL, settings.mailIntervalMinutes());
        for (var topic : PartFacts.TOPICS) {
            var channels = new LinkedHashMap<String, Boolean>();
            ManageAlertSettings.CHANNELS.forEach(
                    channel -> channels.put(channel, settings.isTold(topic, channel)));
            json.put(topic.name(), channels);
        }
        return json;
    }

    /** What is to be different; what is not said stays. */
    static Change read(Map<String, Object> json) {
        var interval = Optional.<Integer>empty();
        var topics = new HashMap<Topic, Map<String, Boolean>>();
        for (var member : json.entrySet()) {
            var field = FIELD + "." + member.getKey();
            var topic = TOPICS.get(member.getKey());
            if (topic != null) {
                topics.put(topic, channels(field, member.getValue()));
            } else if (!member.getKey().equals(INTERVAL)) {
                throw refused(field, "unknown_property", "There is no setting of this name.");
            } else if (member.getValue() instanceof Integer minutes) {
                interval = Optional.of(minutes);
            } else {
                throw refused(field, "wrong_type", "This must be a whole number of minutes.");
            }
        }
        return new Change(interval, topics);
    }

    private static Map<String, Boolean> channels(String field, @Nullable Object value) {
        var channels = new HashMap<String, Boolean>();
        if (!(value instanceof Map<?, ?> members)) {
            throw refused(field, "wrong_type", "This must be an object.");
        }
        members.forEach(
                (name, wanted) -> {
                    if (!(wanted instanceof Boolean told)) {
                        throw refused(
                                field + "." + name, "wrong_type", "This must be true or false.");
                    }
                    channels.put(String.valueOf(name), told);
                });
        return channels;
    }

    /** Ends the request where something cannot be chosen. */
    static void refuse(List<PreferencePatch.Fault> faults) {
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            throw refused(
                    first.path().replaceFirst("^/(topics|parts)/", FIELD + ".").replace('/', '.'),
                    first.code(),
                    first.message());
        }
    }

    private static ProblemException refused(String field, String code, String message) {
        return new ProblemException(Problem.invalid(field, code, message));
    }
}
