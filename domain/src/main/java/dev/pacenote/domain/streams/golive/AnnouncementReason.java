package dev.pacenote.domain.streams.golive;

import java.util.Optional;
import java.util.stream.Stream;

/** Why an announcement stands where it stands. */
public enum AnnouncementReason {
    NEW("new"),

    RATE_LIMITED("rate_limited"),
    DISCORD_UNAVAILABLE("discord_unavailable"),
    /** The link's filter wants another title or game. */
    WAITING_FOR_MATCH("waiting_for_match"),
    TARGET_PAUSED("target_paused"),

    CLAIMED("claimed"),

    ANNOUNCED("announced"),
    /** Posted without a ping, because it was late. */
    LATE("late"),
    /** The channel was back soon: its old post went live again, or a new one pinged nobody. */
    REVIVED("revived"),

    /** No channel is chosen. */
    NOT_CONFIGURED("not_configured"),
    GUILD_DISABLED("guild_disabled"),
    LINK_DISABLED("link_disabled"),
    /** The server does not want broadcasts of this type. */
    STREAM_TYPE("stream_type"),
    /** It ended and never was what the filter wants. */
    FILTERED("filtered"),
    /** It was over before anybody could be told. */
    STREAM_OVER("stream_over"),

    UNLINKED("unlinked"),
    BOT_REMOVED("bot_removed"),
    STREAMER_DECLINED("streamer_declined"),

    UNKNOWN_CHANNEL("unknown_channel"),
    MISSING_ACCESS("missing_access"),
    MISSING_PERMISSIONS("missing_permissions"),
    MESSAGE_REFUSED("message_refused"),
    GAVE_UP("gave_up");

    private final String wireName;

    AnnouncementReason(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON and stores. */
    public String wireName() {
        return wireName;
    }

    public static Optional<AnnouncementReason> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
