package dev.pacenote.domain.streams.template;

/** When a template is used. */
public enum Occasion {
    /** The channel went live. */
    LIVE,
    /** The broadcast is over. */
    END
}
