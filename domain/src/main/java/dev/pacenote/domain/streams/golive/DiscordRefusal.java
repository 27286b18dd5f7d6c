package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.streams.guild.TargetHealth;
import java.util.Optional;

/** Why Discord will not take a post, by its own error codes. */
public enum DiscordRefusal {
    UNKNOWN_CHANNEL(AnnouncementReason.UNKNOWN_CHANNEL, TargetHealth.Reason.UNKNOWN_CHANNEL),
    /** Told to a bot that was removed as well, so that the server is looked at. */
    MISSING_ACCESS(AnnouncementReason.MISSING_ACCESS, TargetHealth.Reason.MISSING_ACCESS),
    MISSING_PERMISSIONS(
            AnnouncementReason.MISSING_PERMISSIONS, TargetHealth.Reason.MISSING_PERMISSIONS),
    /** The message itself, whatever its channel. */
    MESSAGE_REFUSED(AnnouncementReason.MESSAGE_REFUSED);

    private static final int UNKNOWN_CHANNEL_CODE = 10_003;
    private static final int MISSING_ACCESS_CODE = 50_001;
    private static final int MISSING_PERMISSIONS_CODE = 50_013;

    private final AnnouncementReason reason;
    private final Optional<TargetHealth.Reason> pauses;

    DiscordRefusal(AnnouncementReason reason) {
        this.reason = reason;
        this.pauses = Optional.empty();
    }

    DiscordRefusal(AnnouncementReason reason, TargetHealth.Reason pauses) {
        this.reason = reason;
        this.pauses = Optional.of(pauses);
    }

    /**
     * @param code Discord's, such as 50001; any other than those that speak of the channel is about
     *     the message
     */
    public static DiscordRefusal of(int code) {
        return switch (code) {
            case UNKNOWN_CHANNEL_CODE -> UNKNOWN_CHANNEL;
            case MISSING_ACCESS_CODE -> MISSING_ACCESS;
            case MISSING_PERMISSIONS_CODE -> MISSING_PERMISSIONS;
            default -> MESSAGE_REFUSED;
        };
    }

    /** Why an announcement failed that nobody mended. */
    public AnnouncementReason reason() {
        return reason;
    }

    /** Why nothing more is sent to the channel; empty when the channel is not to blame. */
    public Optional<TargetHealth.Reason> pauses() {
        return pauses;
    }
}
