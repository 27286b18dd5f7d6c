package dev.pacenote.server.doctor;

import java.util.Locale;

/**
 * What was found about one thing.
 *
 * @param subject in a word or two
 * @param what what was seen; holds no secret
 * @param remedy what to do about it; empty where all is well
 */
public record Finding(Verdict verdict, String subject, String what, String remedy) {

    /** Whether somebody must do something. */
    public enum Verdict {
        FINE,
        /** It works, and may not for long, or not as somebody expects. */
        DOUBTFUL,
        /** The server, or a part of it, does not work like this. */
        BROKEN
    }

    public static Finding fine(String subject, String what) {
        return new Finding(Verdict.FINE, subject, what, "");
    }

    public static Finding doubtful(String subject, String what, String remedy) {
        return new Finding(Verdict.DOUBTFUL, subject, what, remedy);
    }

    public static Finding broken(String subject, String what, String remedy) {
        return new Finding(Verdict.BROKEN, subject, what, remedy);
    }

    /** For a terminal: {@code ok}, {@code doubt} or {@code BROKEN}, then what and what to do. */
    public String line() {
        var word =
                switch (verdict) {
                    case FINE -> "ok";
                    case DOUBTFUL -> "doubt";
                    case BROKEN -> "BROKEN";
                };
        var line = String.format(Locale.ROOT, "%-7s %-14s %s", word, subject, what);
        return remedy.isEmpty() ? line : line + "\n" + " ".repeat(23) + "-> " + remedy;
    }
}
