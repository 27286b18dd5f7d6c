package dev.pacenote.domain.streams.template;

import java.util.Optional;
import java.util.stream.Stream;

/** What a template may name between braces. */
public enum TemplateVariable {
    STREAMER_LOGIN("streamer_login", Kind.TEXT),
    STREAMER_DISPLAY_NAME("streamer_display_name", Kind.TEXT),
    STREAMER_AVATAR_URL("streamer_avatar_url", Kind.OWN_TEXT),
    STREAM_URL("stream_url", Kind.OWN_TEXT),
    STREAM_TITLE("stream_title", Kind.TEXT),
    GAME_NAME("game_name", Kind.TEXT),
    VIEWER_COUNT("viewer_count", Kind.OWN_TEXT),
    STREAM_THUMBNAIL_URL("stream_thumbnail_url", Kind.OWN_TEXT),
    STARTED_AT("started_at", Kind.OWN_TEXT),
    /** The ping of the ping mode; empty where nobody is pinged. */
    MENTION_ROLE("mention_role", Kind.OWN_TEXT),
    DURATION("duration", Kind.END_ONLY),
    VOD_URL("vod_url", Kind.END_ONLY);

    private enum Kind {
        /** Words that somebody else typed. */
        TEXT,
        /** Made by us. */
        OWN_TEXT,
        /** Made by us, when the broadcast is over. */
        END_ONLY
    }

    private final String wireName;
    private final Kind kind;

    TemplateVariable(String wireName, Kind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /** As it stands between the braces. */
    public String wireName() {
        return wireName;
    }

    /** Whether its value is words of somebody else, which may format nothing and ping nobody. */
    boolean isForeign() {
        return kind == Kind.TEXT;
    }

    /** Whether a template for that occasion may name it. */
    public boolean isFor(Occasion occasion) {
        return kind != Kind.END_ONLY || occasion == Occasion.END;
    }

    public static Optional<TemplateVariable> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
