package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.delivery.history.ShowTopics.TopicState;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.reorder.PartMails;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A workshop says how it wants to be told of its parts: a window on what its person has chosen. */
public final class ManageAlertSettings {

    /** Channels in the order in which they are shown. Of parts none is told by the daily mail. */
    public static final List<String> CHANNELS =
            List.of(
                    TopicChannels.INBOX,
                    TopicChannels.MAIL,
                    TopicChannels.DIGEST,
                    TopicChannels.PUSH,
                    TopicChannels.WEBHOOK);

    /**
     * What is to be different; whatever is not named stays.
     *
     * @param topics what is wanted by the channel's name, for each topic
     */
    public record Change(
            Optional<Integer> mailIntervalMinutes, Map<Topic, Map<String, Boolean>> topics) {
        public Change {
            topics = Map.copyOf(topics);
        }
    }

    private final ShowTopics topics;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;
    private final AccountListener listener;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param listener has the person's devices hear of it
     */
    public ManageAlertSettings(
            ShowTopics topics,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions,
            AccountListener listener,
            Transactions transactions,
            InstantSource clock) {
        this.topics = topics;
        this.preferences = preferences;
        this.definitions = definitions;
        this.listener = listener;
        this.transactions = transactions;
        this.clock = clock;
    }

    public AlertSettings show(AccountId account) {
        var chosen = preferences.find(account).orElseGet(() -> NoticePreferences.initial(account));
        return new AlertSettings(
                (Integer) definitions.inForce(PartMails.INTERVAL.path(), chosen),
                topics.of(account).orElseGet(List::of).stream()
                        .filter(it -> PartFacts.TOPICS.contains(it.topic()))
                        .collect(Collectors.toMap(TopicState::topic, ManageAlertSettings::told)));
    }

    private static Map<String, Boolean> told(TopicState state) {
        var told = new TreeMap<String, Boolean>();
        state.channels()
                .forEach((name, channel) -> told.put(name, SendTestAlert.isWanted(channel)));
        return told;
    }

    /**
     * Changes what is different from what holds: a form that is sent back as it was shown chooses
     * nothing.
     *
     * @return what cannot be done; nothing is changed then
     */
    public List<PreferencePatch.Fault> change(AccountId account, Change change) {
        var patch = definitions.patch(tree(show(account), change));
        if (patch.faults().isEmpty() && !patch.changes().isEmpty()) {
            transactions.inTransaction(() -> changed(account, patch));
        }
        return patch.faults();
    }

    private boolean changed(AccountId account, PreferencePatch patch) {
        var now = clock.instant();
        var change =
                VersionedChange.of(
                        () -> preferences.find(account),
                        known -> Optional.of(definitions.merged(known, patch, now)),
                        preferences::save);
        change.ifPresent(_ -> listener.updated(account));
        return change.isPresent();
    }

    private static Map<String, Object> tree(AlertSettings before, Change change) {
        var tree = new LinkedHashMap<String, Object>();
        change.mailIntervalMinutes()
                .filter(it -> it != before.mailIntervalMinutes())
                .ifPresent(it -> tree.put("parts", Map.of("mailIntervalMinutes", it)));
        var chosen = new HashMap<String, Object>();
        change.topics()
                .forEach(
                        (topic, wanted) -> {
                            var channels = new HashMap<String, Boolean>(wanted);
                            channels.entrySet()
                                    .removeIf(
                                            it ->
                                                    before.isTold(topic, it.getKey())
                                                            == it.getValue());
                            if (!channels.isEmpty()) {
                                chosen.put(topic.name(), channels);
                            }
                        });
        if (!chosen.isEmpty()) {
            tree.put("topics", chosen);
        }
        return tree;
    }
}
