package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that people may choose, as one tree of objects; and, below {@code topics}, for each topic or
 * area the channels that they want or do not want. A change is merged into what is chosen (RFC
 * 7396): objects at every depth, lists are replaced, null brings the initial value back, and what
 * is not named stays.
 */
public final class PreferenceDefinitions {

    private static final String TOPICS = "topics";

    /** Without the daily mail, which is one whole: {@link ChannelPreference#isChoosable}. */
    private static final Set<String> CHANNELS =
            Set.of(
                    TopicChannels.MAIL,
                    TopicChannels.INBOX,
                    TopicChannels.PUSH,
                    TopicChannels.WEBHOOK);

    private static final PreferenceForm FLAG = new PreferenceForm.Flag();

    private final Map<String, PreferenceDefinition> definitions = new LinkedHashMap<>();
    private final Set<String> topics;
    private final Map<String, TopicChannels> channels;

    /**
     * Nothing of the topics is locked.
     *
     * @param topics topics and areas that may be chosen
     * @throws IllegalArgumentException when two features define the same
     */
    public PreferenceDefinitions(Collection<PreferenceDefinition> all, Set<String> topics) {
        this(all, topics, Map.of());
    }

    /**
     * @param topics topics and areas that may be chosen
     * @param channels of topics, by their names; what is locked of them cannot be chosen
     * @throws IllegalArgumentException when two features define the same
     */
    public PreferenceDefinitions(
            Collection<PreferenceDefinition> all,
            Set<String> topics,
            Map<String, TopicChannels> channels) {
        for (var definition : all) {
            var before = definitions.put(definition.path(), definition);
            if (before != null && !before.equals(definition)) {
                throw new IllegalArgumentException(
                        "two features define the preference " + definition.path());
            }
        }
        this.topics = Set.copyOf(topics);
        this.channels = Map.copyOf(channels);
    }

    /** What a tree asks to be changed. */
    public PreferencePatch patch(Map<String, ?> tree) {
        var changes = new LinkedHashMap<String, Optional<Object>>();
        var faults = new ArrayList<PreferencePatch.Fault>();
        for (var member : tree.entrySet()) {
            if (member.getKey().equals(TOPICS)) {
                topics(member.getValue(), changes, faults);
            } else {
                read("/" + member.getKey(), member.getValue(), changes, faults);
            }
        }
        return new PreferencePatch(changes, faults);
    }

    private void read(
            String path,
            Object value,
            Map<String, Optional<Object>> changes,
            List<PreferencePatch.Fault> faults) {
        var definition = definitions.get(path);
        var below =
                definitions.keySet().stream().filter(one -> one.startsWith(path + "/")).toList();
        if (definition != null) {
            put(path, definition.form(), value, changes, faults);
        } else if (below.isEmpty()) {
            faults.add(unknown(path));
        } else if (value == null) {
            below.forEach(one -> changes.put(one, Optional.empty()));
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((name, inner) -> read(path + "/" + name, inner, changes, faults));
        } else {
            faults.add(noObject(path));
        }
    }

    /** Null for all of them, for one topic or for one channel: as if nobody had chosen. */
    private void topics(
            Object value,
            Map<String, Optional<Object>> changes,
            List<PreferencePatch.Fault> faults) {
        if (value == null) {
            topics.forEach(topic -> restore(topic, changes));
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((topic, inner) -> topic(String.valueOf(topic), inner, changes, faults));
        } else {
            faults.add(noObject("/" + TOPICS));
        }
    }

    private void topic(
            String topic,
            Object value,
            Map<String, Optional<Object>> changes,
            List<PreferencePatch.Fault> faults) {
        var path = path(topic);
        if (!topics.contains(topic)) {
            faults.add(new PreferencePatch.Fault(path, "unknown_topic", "There is no such topic."));
        } else if (value == null) {
            restore(topic, changes);
        } else if (value instanceof Map<?, ?> channels) {
            channels.forEach(
                    (channel, wanted) -> {
                        var one = path + "/" + channel;
                        if (isChoosable(topic, String.valueOf(channel))) {
                            put(one, FLAG, wanted, changes, faults);
                        } else {
                            faults.add(unknown(one));
                        }
                    });
        } else {
            faults.add(noObject(path));
        }
    }

    /** A choice that nobody obeys must not be stored. */
    private boolean isChoosable(String topic, String channel) {
        var ofTopic = channels.get(topic);
        return CHANNELS.contains(channel) && (ofTopic == null || !ofTopic.isLockedOn(channel));
    }

    private static void restore(String topic, Map<String, Optional<Object>> changes) {
        CHANNELS.forEach(channel -> changes.put(path(topic, channel), Optional.empty()));
    }

    private static String path(String topic) {
        return "/" + TOPICS + "/" + topic;
    }

    /** Where the choice of a channel for a topic or an area stands. */
    static String path(String topic, String channel) {
        return path(topic) + "/" + channel;
    }

    /** Whether a choice is about a channel of one topic of an area, and not of all the area. */
    static boolean isOfTopic(String path, String area, String channel) {
        return path.startsWith(path(area) + ".") && path.endsWith("/" + channel);
    }

    private static void put(
            String path,
            PreferenceForm form,
            Object value,
            Map<String, Optional<Object>> changes,
            List<PreferencePatch.Fault> faults) {
        try {
            changes.put(path, value == null ? Optional.empty() : Optional.of(form.checked(value)));
        } catch (InvalidValueException e) {
            faults.add(new PreferencePatch.Fault(path, e.code(), String.valueOf(e.getMessage())));
        }
    }

    private static PreferencePatch.Fault unknown(String path) {
        return new PreferencePatch.Fault(
                path, "unknown_property", "There is no setting of this name.");
    }

    private static PreferencePatch.Fault noObject(String path) {
        return new PreferencePatch.Fault(path, "wrong_type", "This must be an object.");
    }

    /**
     * Merges a patch without faults into what somebody has chosen.
     *
     * @return the same preferences when nothing is different
     */
    public NoticePreferences merged(NoticePreferences before, PreferencePatch patch, Instant now) {
        var mail = before.dailyMail();
        var choices = new HashMap<>(before.choices());
        for (var change : patch.changes().entrySet()) {
            var path = change.getKey();
            if (path.equals(CorePreferences.EMAIL)) {
                boolean wanted = change.getValue().map(Boolean.TRUE::equals).orElse(true);
                mail = wanted ? mail.switchedOn(now) : mail.switchedOff(now);
            } else if (!path.equals(CorePreferences.TIME_ZONE)) {
                choose(path, change.getValue(), choices);
            }
        }
        return mail.equals(before.dailyMail()) && choices.equals(before.choices())
                ? before
                : before.with(mail).choosing(choices, now);
    }

    /** Who names what holds anyway chooses nothing. */
    private void choose(String path, Optional<Object> value, Map<String, Object> choices) {
        if (value.isEmpty()) {
            choices.remove(path);
        } else if (choices.containsKey(path)
                || !value.equals(
                        Optional.ofNullable(definitions.get(path))
                                .map(PreferenceDefinition::initial))) {
            choices.put(path, value.get());
        }
    }

    /** What holds for somebody, chosen or initial; the time zone is their account's. */
    public Object inForce(String path, NoticePreferences preferences) {
        if (path.equals(CorePreferences.EMAIL)) {
            return preferences.dailyMail().isOn();
        }
        var definition = definitions.get(path);
        if (definition == null) {
            throw new IllegalArgumentException("nobody defines the preference " + path);
        }
        return preferences.choices().getOrDefault(path, definition.initial());
    }

    /** All that holds for somebody, as a tree; of topics what is chosen. */
    public Map<String, Object> tree(NoticePreferences preferences, String zone) {
        var tree = new LinkedHashMap<String, Object>();
        for (var path : definitions.keySet()) {
            put(
                    tree,
                    path.substring(1),
                    path.equals(CorePreferences.TIME_ZONE) ? zone : inForce(path, preferences));
        }
        var chosen = new LinkedHashMap<String, Object>();
        preferences.choices().entrySet().stream()
                .filter(choice -> choice.getKey().startsWith("/" + TOPICS + "/"))
                .filter(choice -> !isLocked(choice.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        choice ->
                                put(
                                        chosen,
                                        choice.getKey().substring(TOPICS.length() + 2),
                                        choice.getValue()));
        tree.put(TOPICS, chosen);
        return tree;
    }

    /** Something stored before it was locked. */
    private boolean isLocked(String path) {
        int slash = path.lastIndexOf('/');
        var topic = path.substring(TOPICS.length() + 2, slash);
        return !isChoosable(topic, path.substring(slash + 1));
    }

    private static void put(Map<String, Object> tree, String path, Object value) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            tree.put(path, value);
            return;
        }
        @SuppressWarnings("unchecked") // no name is both a group and a value
        var inner =
                (Map<String, Object>)
                        tree.computeIfAbsent(
                                path.substring(0, slash), _ -> new LinkedHashMap<String, Object>());
        put(inner, path.substring(slash + 1), value);
    }
}
