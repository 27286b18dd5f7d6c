package dev.pacenote.domain.streams.link;

/** Why somebody who came back from Twitch did not link their channel. */
public enum LinkRefusal {
    /** They said no at Twitch. */
    DENIED("denied"),
    /** Another browser began it. */
    OTHER_BROWSER("other_browser"),
    /** They left the server meanwhile. */
    NOT_A_MEMBER("guild_not_found"),
    /** The server's admins do not let them. */
    NOT_OPEN("linking_not_open"),
    BOT_ABSENT("bot_not_in_guild"),
    /** Twitch does not take the code that came along. */
    CODE_REFUSED("oauth_code_invalid"),
    /** Twitch shows no channel of theirs. */
    NO_CHANNEL("twitch_user_not_found"),
    /** The channel is not to be followed anywhere; whoever proved it said so. */
    DECLINED("streamer_declined"),
    /** The server follows as many channels as it may. */
    LIMIT_REACHED("limit_reached"),
    TWITCH_AWAY("twitch_unavailable"),
    DISCORD_AWAY("discord_unavailable");

    private final String wireName;

    LinkRefusal(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for addresses. */
    public String wireName() {
        return wireName;
    }
}
