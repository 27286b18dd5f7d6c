package dev.pacenote.application.delivery.history;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows a person by which channels they may be told of each topic, and by which they are. */
public final class ShowTopics {

    /**
     * One channel of a topic.
     *
     * @param missing why the person is not told by it; empty when they are
     */
    public record ChannelState(ChannelPreference preference, Optional<Reason> missing) {}

    /**
     * @param channels by their names
     */
    public record TopicState(
            Topic topic, NotificationType type, SortedMap<String, ChannelState> channels) {}

    private final Topics topics;
    private final NoticePreferencesStore preferences;
    private final ReadNotifications inbox;
    private final List<DeliveryChannel> channels;
    private final Channel digest;

    /**
     * @param inbox knows of what type a topic is
     */
    public ShowTopics(
            Topics topics,
            NoticePreferencesStore preferences,
            ReadNotifications inbox,
            List<DeliveryChannel> channels,
            Channel digest) {
        this.topics = topics;
        this.preferences = preferences;
        this.inbox = inbox;
        this.channels = List.copyOf(channels);
        this.digest = digest;
    }

    /** Empty when the account is gone. */
    public Optional<List<TopicState>> of(AccountId account) {
        return Optional.ofNullable(preferences.recipients(List.of(account)).get(account))
                .map(
                        reader -> {
                            var states = new ArrayList<TopicState>();
                            topics.all().forEach(topic -> states.add(state(reader, topic)));
                            return states;
                        });
    }

    private TopicState state(Recipient reader, TopicDefinition definition) {
        var states = new TreeMap<String, ChannelState>();
        for (var channel : definition.channels().defaults().keySet()) {
            if (channel.equals(TopicChannels.DIGEST) && !digest.carries(definition.topic())) {
                continue;
            }
            var preference =
                    ChannelPreference.of(
                            reader.preferences(),
                            definition.topic(),
                            channel,
                            definition.channels());
            states.put(
                    channel,
                    new ChannelState(
                            preference,
                            isWanted(preference, reader, channel, definition.topic())
                                    ? unreachable(reader, channel, definition.topic())
                                            .or(() -> withoutDigest(reader, channel, definition))
                                    : Optional.of(Reason.PREF_OFF)));
        }
        return new TopicState(definition.topic(), inbox.type(definition.topic()), states);
    }

    /**
     * Why a topic that the daily mail carries is not told by another channel, either: whoever gets
     * no daily mail finds it in the inbox alone, and there only once the address is confirmed.
     */
    private Optional<Reason> withoutDigest(
            Recipient reader, String channel, TopicDefinition definition) {
        if (!digest.carries(definition.topic())) {
            return Optional.empty();
        }
        return switch (ChannelChoice.dailyMail(reader.account(), reader.preferences())) {
            case ChannelChoice.Use _ -> Optional.empty();
            case ChannelChoice.Wait(var reason) -> Optional.of(reason);
            case ChannelChoice.Skip(var reason) ->
                    channel.equals(TopicChannels.INBOX) ? Optional.empty() : Optional.of(reason);
        };
    }

    private boolean isWanted(
            ChannelPreference preference, Recipient reader, String channel, Topic topic) {
        return channels.stream()
                .filter(known -> known.id().name().equals(channel))
                .filter(DeliveryChannel::isChosenByTarget)
                .findFirst()
                .map(known -> known.preference(preference, known.targets(reader.account(), topic)))
                .orElse(preference)
                .isWanted();
    }

    private Optional<Reason> unreachable(Recipient reader, String channel, Topic topic) {
        var account = reader.account();
        return switch (channel) {
            case TopicChannels.INBOX -> Optional.empty();
            case TopicChannels.DIGEST, TopicChannels.MAIL -> {
                if (account.contact().isEmpty()) {
                    yield Optional.of(Reason.NO_ADDRESS);
                }
                yield account.awaitsConfirmation()
                        ? Optional.of(Reason.UNVERIFIED)
                        : Optional.empty();
            }
            default ->
                    channels.stream()
                                    .filter(known -> known.id().name().equals(channel))
                                    .anyMatch(known -> !known.targets(account, topic).isEmpty())
                            ? Optional.empty()
                            : Optional.of(Reason.NO_ADDRESS);
        };
    }
}
