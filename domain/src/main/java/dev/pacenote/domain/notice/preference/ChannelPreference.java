package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.notice.Topic;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a person wants to be told of a topic by one channel.
 *
 * @param initial what holds for whoever has chosen nothing
 * @param chosen what the person chose for the topic, or else for its area; empty when neither
 * @param choosable whether people choose it topic by topic
 * @param channelOn whether the person uses the channel at all
 */
public record ChannelPreference(
        TopicChannels.Default initial,
        Optional<Boolean> chosen,
        boolean choosable,
        boolean channelOn) {

    /**
     * A person's wish; a topic beats its area, and that beats what the topic's area says.
     *
     * @param channels of the topic, which has that channel
     */
    public static ChannelPreference of(
            NoticePreferences preferences, Topic topic, String channel, TopicChannels channels) {
        return new ChannelPreference(
                Objects.requireNonNull(channels.defaults().get(channel), channel),
                isChoosable(channel) ? preferences.chosen(topic, channel) : Optional.empty(),
                isChoosable(channel),
                isOn(preferences, channel));
    }

    /** The daily mail is one whole, which people take or leave. */
    static boolean isChoosable(String channel) {
        return !channel.equals(TopicChannels.DIGEST);
    }

    private static boolean isOn(NoticePreferences preferences, String channel) {
        return switch (channel) {
            case TopicChannels.DIGEST, TopicChannels.MAIL -> preferences.dailyMail().isOn();
            case TopicChannels.PUSH -> isOn(preferences, CorePreferences.PUSH, true);
            case TopicChannels.INBOX -> isOn(preferences, CorePreferences.INBOX, true);
            default -> true;
        };
    }

    private static boolean isOn(NoticePreferences preferences, String path, boolean initial) {
        return Boolean.TRUE.equals(preferences.choices().getOrDefault(path, (Object) initial));
    }

    /**
     * The same for somebody who set up a target for the topic: that is a choice, if no other is.
     */
    public ChannelPreference namedByTarget() {
        return new ChannelPreference(
                initial, chosen.or(() -> Optional.of(true)), choosable, channelOn);
    }

    /** Nobody can choose otherwise for this topic. */
    public boolean isLocked() {
        return initial.isLockedOn() || !choosable;
    }

    /** Whether the person is told. */
    public boolean isWanted() {
        return initial.isLockedOn() || (channelOn && chosen.orElse(initial.isOn()));
    }
}
