package dev.pacenote.domain.delivery.device;

import java.util.Locale;

/** What kind of device takes pushes. */
public enum Platform {
    /** A browser, by Web Push. */
    WEB,
    IOS,
    ANDROID;

    /** A stable word for JSON and for stores. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
