package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.notice.MailPace;
import dev.pacenote.domain.notice.Priority;
import java.util.Map;

/**
 * By which channels people are told of a topic, as its area says.
 *
 * @param defaults by the channel's name; a topic is never told by a channel that is missing
 * @param mailIfUnread whether a mail waits for its reader to look in first
 * @param mailPace how mails about its area follow each other, where they do not wait for that
 */
public record TopicChannels(
        Map<String, Default> defaults, boolean mailIfUnread, Priority priority, MailPace mailPace) {

    public static final String DIGEST = "digest";
    public static final String MAIL = "mail";
    public static final String INBOX = "inbox";
    public static final String PUSH = "push";
    public static final String WEBHOOK = "webhook";

    /** What holds for whoever has chosen nothing. */
    public enum Default {
        ON,
        OFF,
        /** On, whatever somebody chooses. */
        LOCKED_ON,
        /** The same, and sent where it happens: it is no delivery of a notice. */
        SENT_ALREADY;

        /** Whether nobody can switch it off. */
        public boolean isLockedOn() {
            return this == LOCKED_ON || this == SENT_ALREADY;
        }

        public boolean isOn() {
            return this != OFF;
        }
    }

    /** In the inbox and the daily mail, and by the others for whoever wants that. */
    public static final TopicChannels IN_THE_DAILY_MAIL =
            new TopicChannels(
                    Map.of(
                            DIGEST,
                            Default.ON,
                            MAIL,
                            Default.OFF,
                            INBOX,
                            Default.ON,
                            PUSH,
                            Default.OFF,
                            WEBHOOK,
                            Default.OFF),
                    false,
                    Priority.NORMAL);

    /** At once, and by mail for whoever does not look in meanwhile. */
    public static final TopicChannels AT_ONCE =
            new TopicChannels(
                    Map.of(
                            MAIL,
                            Default.ON,
                            INBOX,
                            Default.ON,
                            PUSH,
                            Default.ON,
                            WEBHOOK,
                            Default.OFF),
                    true,
                    Priority.NORMAL);

    /**
     * At once, whatever the hour; its mail is sent where it happens, to whomever it concerns, and
     * is no delivery.
     */
    public static final TopicChannels MAILED_ALREADY =
            new TopicChannels(
                    Map.of(
                            MAIL,
                            Default.SENT_ALREADY,
                            INBOX,
                            Default.ON,
                            PUSH,
                            Default.ON,
                            WEBHOOK,
                            Default.OFF),
                    false,
                    Priority.HIGH);

    /** Nobody is told. */
    public static final TopicChannels NONE = new TopicChannels(Map.of(), false, Priority.NORMAL);

    public TopicChannels {
        defaults = Map.copyOf(defaults);
    }

    /** Its mails follow each other as they come. */
    public TopicChannels(Map<String, Default> defaults, boolean mailIfUnread, Priority priority) {
        this(defaults, mailIfUnread, priority, MailPace.AT_ONCE);
    }

    /** The same, with mails at that pace. */
    public TopicChannels mailed(MailPace pace) {
        return new TopicChannels(defaults, mailIfUnread, priority, pace);
    }

    /** Whether notices of the topic are told by that channel at all. */
    public boolean has(String channel) {
        return defaults.containsKey(channel) && defaults.get(channel) != Default.SENT_ALREADY;
    }

    /** Whether people are told by that channel, whatever they choose. */
    public boolean isLockedOn(String channel) {
        var initial = defaults.get(channel);
        return initial != null && initial.isLockedOn();
    }
}
