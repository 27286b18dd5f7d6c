package dev.pacenote.architecture.planted.domain.trackmania;

/** Writes Arabic digits where somebody's locale is Arabic. */
final class LocalTime {

    private LocalTime() {}

    static String text(int seconds, int millis) {
        return "%d.%03d".formatted(seconds, millis);
    }
}
