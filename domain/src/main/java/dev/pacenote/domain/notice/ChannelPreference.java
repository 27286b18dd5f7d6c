package dev.pacenote.domain.notice;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a person wants to be told of a topic by one channel.
 *
 * @param initial what holds for whoever has chosen nothing
 * @param chosen what the person chose for the topic, or else for its area; empty when neither
 * @param channelOn whether the person uses the channel at all
 */
public record ChannelPreference(
        TopicChannels.Default initial, Optional<Boolean> chosen, boolean channelOn) {

    /**
     * A person's wish; a topic beats its area, and that beats what the topic's area says.
     *
     * @param channels of the topic, which has that channel
     */
    public static ChannelPreference of(
            NoticePreferences preferences, Topic topic, String channel, TopicChannels channels) {
        return new ChannelPreference(
                Objects.requireNonNull(channels.defaults().get(channel), channel),
                preferences.chosen(topic, channel),
                isOn(preferences, channel));
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

    /** Nobody can choose otherwise. */
    public boolean isLocked() {
        return initial == TopicChannels.Default.LOCKED_ON;
    }

    /** Whether the person is told. */
    public boolean isWanted() {
        return isLocked() || (channelOn && chosen.orElse(initial.isOn()));
    }
}
