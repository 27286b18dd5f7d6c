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
    /** Our bot is not in the server, or the server is no more. */
    UNKNOWN_GUILD(AnnouncementReason.MISSING_ACCESS, TargetHealth.Reason.MISSING_ACCESS),
    /** The message itself, whatever its channel. */
    MESSAGE_REFUSED(AnnouncementReason.MESSAGE_REFUSED),
    /** Something else, which says nothing of the channel or the message: it may pass. */
    OTHER(AnnouncementReason.GAVE_UP);

    private static final int UNKNOWN_CHANNEL_CODE = 10_003;
    private static final int UNKNOWN_GUILD_CODE = 10_004;
    private static final int INVALID_FORM_BODY_CODE = 50_035;
    private static final int EMPTY_MESSAGE_CODE = 50_006;
    private static final int BLOCKED_BY_RULES_CODE = 200_000;
    private static final int HARMFUL_LINK_CODE = 240_000;
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
     * @param code Discord's, such as 50001
     */
    public static DiscordRefusal of(int code) {
        return switch (code) {
            case UNKNOWN_CHANNEL_CODE -> UNKNOWN_CHANNEL;
            case MISSING_ACCESS_CODE -> MISSING_ACCESS;
            case MISSING_PERMISSIONS_CODE -> MISSING_PERMISSIONS;
            case UNKNOWN_GUILD_CODE -> UNKNOWN_GUILD;
            case INVALID_FORM_BODY_CODE,
                    EMPTY_MESSAGE_CODE,
                    BLOCKED_BY_RULES_CODE,
                    HARMFUL_LINK_CODE ->
                    MESSAGE_REFUSED;
            default -> OTHER;
        };
    }

    /** Why an announcement failed that nobody mended. */
    public AnnouncementReason reason() {
        return reason;
    }

    /** Whether the same post may be taken later, without anybody mending something. */
    public boolean mayPass() {
        return this == OTHER;
    }

    /** Whether our bot may have been removed from the server. */
    public boolean mayMeanRemoved() {
        return this == MISSING_ACCESS || this == UNKNOWN_GUILD;
    }

    /** Why nothing more is sent to the channel; empty when the channel is not to blame. */
    public Optional<TargetHealth.Reason> pauses() {
        return pauses;
    }
}
